import type { ChannelPurpose } from '../../rtc/data-channels.ts'

/** The four channels of the race, in the order of their lanes, from outside; `tone`: the token `--wt-…` of their colour. */
export const RUNNERS = [
  { purpose: 'race-ordered', key: 'ordered', tone: 'a' },
  { purpose: 'race-unordered', key: 'unordered', tone: 'warn' },
  { purpose: 'race-unreliable', key: 'unreliable', tone: 'b' },
  { purpose: 'race-timed', key: 'timed', tone: 'brand' },
] as const satisfies readonly { purpose: ChannelPurpose, key: string, tone: string }[]

export type RunnerKey = typeof RUNNERS[number]['key']

export const RACE_CHANNELS: readonly ChannelPurpose[] = RUNNERS.map(({ purpose }) => purpose)

/** The lane of a channel, or -1. */
export function laneOf(purpose: ChannelPurpose): number {
  return RACE_CHANNELS.indexOf(purpose)
}
