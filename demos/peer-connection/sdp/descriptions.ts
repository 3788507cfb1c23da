import type { EndId, LogEntry } from '../lab/types.ts'

/** A description that one end has made, as it was last seen. */
export interface Described {
  readonly id: number
  readonly type: 'offer' | 'answer'
  readonly from: EndId
  readonly sdp: string
  /** How many of its type came before it, and it. */
  readonly round: number
  readonly isForged: boolean
}

/** The descriptions of the log, oldest first. */
export function describedIn(entries: readonly LogEntry[]): Described[] {
  const rounds = { offer: 0, answer: 0 }
  return entries.flatMap((entry) => {
    if (entry.kind !== 'message' || entry.content.type === 'candidate')
      return []
    const { type, sdp } = entry.content
    rounds[type] += 1
    return [
      {
        id: entry.id,
        type,
        from: entry.from,
        sdp,
        round: rounds[type],
        isForged: entry.isForged ?? false,
      },
    ]
  })
}

/** What a description is compared with: an answer with the newest offer before it, an offer with the one before. */
export function counterpartOf(descriptions: readonly Described[], chosen: Described): Described | null {
  const earlier = descriptions.slice(0, descriptions.indexOf(chosen))
  const isOther = (one: Described): boolean => one.type === 'offer' && (chosen.type === 'offer' || one.from !== chosen.from)
  return earlier.findLast(isOther) ?? null
}
