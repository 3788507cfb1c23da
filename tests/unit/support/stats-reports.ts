import type { StatsEntry } from '../../../rtc/stats-report.ts'
import { computeStats } from '../../../rtc/stats-math.ts'

export type Entry = { id: string, type: string } & Record<string, unknown>

export function reportAt(timestamp: number, entries: readonly Entry[]): Map<string, StatsEntry> {
  return new Map(entries.map(entry => [
    entry.id,
    { timestamp, ...entry },
  ]))
}

export function between(before: readonly Entry[], after: readonly Entry[], intervalMs = 1000): ReturnType<typeof computeStats> {
  return computeStats(reportAt(10_000, before), reportAt(10_000 + intervalMs, after), 77)
}

export function inVideo(members: object): Entry {
  return {
    id: 'IV',
    type: 'inbound-rtp',
    kind: 'video',
    ...members,
  }
}
export function inAudio(members: object): Entry {
  return {
    id: 'IA',
    type: 'inbound-rtp',
    kind: 'audio',
    ...members,
  }
}
export function outVideo(members: object): Entry {
  return {
    id: 'OV',
    type: 'outbound-rtp',
    kind: 'video',
    ...members,
  }
}
export function outAudio(members: object): Entry {
  return {
    id: 'OA',
    type: 'outbound-rtp',
    kind: 'audio',
    ...members,
  }
}
