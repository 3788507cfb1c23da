import type { Lab } from './lab.ts'
import type { StepView } from './steps.ts'
import type { EndId, LogEntry, States } from './types.ts'
import { usernameFragment } from './lab.ts'
import { NO_STATES } from './types.ts'

/** One end, as it is shown. */
export interface EndFace {
  /** Its RTCPeerConnection has been made. */
  readonly exists: boolean
  readonly isPolite: boolean
  readonly states: States
  /** What it receives: the other end's picture, and its second one. */
  readonly picture: MediaStream | null
  readonly secondPicture: MediaStream | null
  readonly sendsSecond: boolean
  /** User name of its ICE credentials. */
  readonly ufrag: string | null
  /** It sends a sound, so that it can send tones. */
  readonly hasTones: boolean
}

/** What is shown of a connection: a value, made anew whenever something happens. */
export interface LabFace {
  readonly ends: Readonly<Record<EndId, EndFace>>
  readonly entries: readonly LogEntry[]
  /** What can be done next. */
  readonly steps: readonly StepView[]
  /** A step is under way. */
  readonly isBusy: boolean
}

export const NO_END: EndFace = {
  exists: false,
  isPolite: false,
  states: NO_STATES,
  picture: null,
  secondPicture: null,
  sendsSecond: false,
  ufrag: null,
  hasTones: false,
}

export function faceOf(lab: Lab, polite: EndId): LabFace {
  return {
    ends: {
      a: endFace(lab, 'a', polite),
      b: endFace(lab, 'b', polite),
    },
    entries: lab.entries,
    steps: lab.steps,
    isBusy: lab.isBusy,
  }
}

function endFace(lab: Lab, id: EndId, polite: EndId): EndFace {
  const end = lab.end(id)
  const isPolite = id === polite
  if (!end)
    return { ...NO_END, isPolite }
  const [picture = null, secondPicture = null] = end.streams
  return {
    exists: true,
    isPolite,
    states: end.states,
    picture,
    secondPicture,
    sendsSecond: end.hasSecondPicture,
    ufrag: usernameFragment(end),
    hasTones: end.dtmf?.canInsertDTMF ?? false,
  }
}

/** Both ends are there, know each other's description, and have nothing under way. */
export function isSettled({ ends, isBusy }: LabFace): boolean {
  return !isBusy && Object.values(ends).every(({ states }) => states.signalingState.at(-1)?.state === 'stable' && states.connectionState.at(-1)?.state === 'connected')
}

/** Where one of an end's machines is; null while there is none. */
export function stateOf({ states }: EndFace, machine: keyof States): string | null {
  return states[machine].at(-1)?.state ?? null
}
