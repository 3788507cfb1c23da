import type { UseDemoSettingsReturn } from '../kit/useDemoSettings.ts'
import type { LabConditions } from './lab/lab.ts'
import * as v from 'valibot'
import { useDemoSettings } from '../kit/useDemoSettings.ts'
import { info } from './info.ts'

/** The faces of the lab, one of which is shown. */
export const VIEWS = [
  'steps',
  'sdp',
  'states',
  'candidates',
  'trust',
  'break',
] as const
export type View = typeof VIEWS[number]

/** What can be done to a connection on purpose. */
export const EXPERIMENTS = [
  'glare',
  'restart',
  'tracks',
  'forger',
  'vanish',
  'dtmf',
] as const
export type Experiment = typeof EXPERIMENTS[number]

const SettingsSchema = v.object({
  /** Where the two ends are: both in the page that shows them, or on two devices. */
  ends: v.picklist(['page', 'devices']),
  view: v.picklist(VIEWS),
  /** `hand`: a press each step. `slow`: to be followed with the eyes. `run`: as fast as it goes. */
  pace: v.picklist(['hand', 'slow', 'run']),
  /** Candidates wait until they are let through. */
  hold: v.boolean(),
  experiment: v.picklist(EXPERIMENTS),
  /** Through a TURN server alone. */
  relay: v.boolean(),
  // Which candidates may reach the other end.
  ipv4: v.boolean(),
  ipv6: v.boolean(),
  mdns: v.boolean(),
  host: v.boolean(),
  srflx: v.boolean(),
  polite: v.picklist(['a', 'b']),
  /** End A sends camera and microphone in place of its picture. */
  camera: v.boolean(),
  /** Somebody on the signaling path changes the fingerprints. */
  forger: v.boolean(),
})
export type LabSettings = v.InferOutput<typeof SettingsSchema>

export const INITIAL: LabSettings = {
  ends: 'page',
  view: 'steps',
  pace: 'hand',
  hold: false,
  experiment: 'glare',
  relay: false,
  ipv4: true,
  ipv6: true,
  mdns: true,
  host: true,
  srflx: true,
  polite: 'b',
  camera: false,
  forger: false,
}

export type UseLabSettingsReturn = UseDemoSettingsReturn<LabSettings>

/** How the lab is set: in the address of its page, or shared between the deck's windows. */
export function useLabSettings(): UseLabSettingsReturn {
  return useDemoSettings(info.id, SettingsSchema, INITIAL)
}

export function conditionsOf({ pace, hold, forger, ...filter }: LabSettings): LabConditions {
  return {
    pace,
    filter,
    holdsCandidates: hold,
    forges: forger,
  }
}
