import type { StatsEntry } from './stats-report.ts'
import { increase, numberOf, ratio } from './stats-report.ts'

/** The same dictionary in the reading before; undefined where it was not there yet. */
export type Before = (entry: StatsEntry) => StatsEntry | undefined

/** The time between the two readings of a dictionary, in seconds. */
export function intervalS(entry: StatsEntry, before: Before): number | null {
  const earlier = before(entry)
  return earlier
    ? (entry.timestamp - earlier.timestamp) / 1000
    : null
}

/** What one stream carried in the interval, in bit/s, out of a counter of bytes. */
export function bitrateOf(entry: StatsEntry, counter: string, before: Before): number | null {
  const bytes = increase(before(entry), entry, counter)
  return ratio(bytes === null
    ? null
    : bytes * 8, intervalS(entry, before))
}

/** Frames per second in the interval; at the first reading what the browser says itself. */
export function frameRate(entry: StatsEntry | undefined, counter: string, before: Before): number | null {
  if (!entry)
    return null
  return ratio(increase(before(entry), entry, counter), intervalS(entry, before)) ?? numberOf(entry, 'framesPerSecond')
}

/** How much of one counter came with each unit of another. */
export function perUnit(total: string, count: string, entry: StatsEntry | undefined, before: Before): number | null {
  return entry
    ? ratio(increase(before(entry), entry, total), increase(before(entry), entry, count))
    : null
}

/** Of the packets that should have come in the interval, the part that did not. */
export function lossRatioOf(inbound: StatsEntry, before: Before): number | null {
  const received = increase(before(inbound), inbound, 'packetsReceived')
  if (received === null)
    return null
  const lost = lostPackets(inbound, before)
  return ratio(lost, received + lost)
}

/** `packetsLost` alone may shrink: a packet taken for lost came late. That is no loss, not a reset. */
export function lostPackets(inbound: StatsEntry, before: Before): number {
  return increase(before(inbound), inbound, 'packetsLost') ?? 0
}

export function inMs(seconds: number | null): number | null {
  return seconds === null
    ? null
    : seconds * 1000
}
