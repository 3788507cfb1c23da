import type { EndId, HappeningName, LogEntry, MessageEntry } from '../lab/types.ts'
import { findAttribute } from '../../../rtc/sdp.ts'

/** How the newest collision of offers ended. */
export interface GlareFinding {
  /** The impolite end, which went on with its own offer; null until that has happened. */
  readonly ignoredBy: EndId | null
  /** The polite end, which took its own offer back. */
  readonly rolledBackBy: EndId | null
  /** How many collisions there were. */
  readonly count: number
}

export function findGlare(entries: readonly LogEntry[]): GlareFinding {
  const ignored = happenings(entries, 'offer-ignored')
  const rolledBack = happenings(entries, 'offer-rolled-back')
  return {
    ignoredBy: ignored.at(-1)?.end ?? null,
    rolledBackBy: rolledBack.at(-1)?.end ?? null,
    count: Math.min(ignored.length, rolledBack.length),
  }
}

/** The ICE user names that an end has had, oldest first: each stands for one start of ICE. */
export function findUfrags(entries: readonly LogEntry[], end: EndId): string[] {
  const names: string[] = []
  for (const entry of entries) {
    const name = isDescriptionOf(entry, end) && entry.content.type !== 'candidate'
      ? findAttribute(entry.content.sdp, 'ice-ufrag')
      : null
    if (name !== null && name !== names.at(-1))
      names.push(name)
  }
  return names
}

/** When an end's connection last entered a state; null where it never has. */
export function enteredMs(entries: readonly LogEntry[], end: EndId, name: HappeningName): number | null {
  return happenings(entries, name).findLast(entry => entry.end === end)?.atMs ?? null
}

function isDescriptionOf(entry: LogEntry, end: EndId): entry is MessageEntry {
  return entry.kind === 'message' && entry.from === end && entry.content.type !== 'candidate'
}

function happenings(entries: readonly LogEntry[], name: HappeningName): Extract<LogEntry, { kind: 'happening' }>[] {
  return entries.filter(entry => entry.kind === 'happening').filter(entry => entry.name === name)
}
