import type { CallEntry, EndId, Fate, HappeningEntry, HappeningName, LogEntry, MessageContent, MessageEntry } from './types.ts'

/** A long evening of restarts stays readable, and small. */
const MAX_ENTRIES = 400

/** What happened, in order. The list is a value: a change makes a new one. */
export class LabLog {
  onchange: (() => void) | null = null
  #entries: readonly LogEntry[] = []
  #count = 0
  readonly #now: () => number

  /** `now` counts milliseconds since the beginning. */
  constructor(now: () => number) {
    this.#now = now
  }

  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  call(end: EndId, code: string): CallEntry {
    return this.#add({
      kind: 'call',
      end,
      code,
      ...this.#stamp(),
    })
  }

  message(from: EndId, content: MessageContent, fate: Fate = 'on-the-way'): MessageEntry {
    return this.#add({
      kind: 'message',
      from,
      content,
      fate,
      arrivedMs: null,
      ...this.#stamp(),
    })
  }

  happening(end: EndId, name: HappeningName, detail: string | null = null): HappeningEntry {
    return this.#add({
      kind: 'happening',
      end,
      name,
      detail,
      ...this.#stamp(),
    })
  }

  /** What became of a message; when it leaves the way, that is noted too. */
  settle(id: number, fate: Fate, extra: Pick<Partial<MessageEntry>, 'content' | 'isForged'> = {}): void {
    const atMs = this.#now()
    this.#entries = this.#entries.map(entry => entry.kind === 'message' && entry.id === id
      ? {
          ...entry,
          ...extra,
          fate,
          arrivedMs: entry.arrivedMs ?? atMs,
        }
      : entry)
    this.onchange?.()
  }

  #stamp(): { id: number, atMs: number } {
    return {
      id: this.#count++,
      atMs: this.#now(),
    }
  }

  #add<E extends LogEntry>(entry: E): E {
    this.#entries = [...this.#entries, entry].slice(-MAX_ENTRIES)
    this.onchange?.()
    return entry
  }
}

/** Candidates that went the same way one after the other, as one row. */
export interface CandidateRow {
  readonly kind: 'candidates'
  readonly id: number
  /** Of the first of them. */
  readonly atMs: number
  readonly from: EndId
  readonly entries: readonly MessageEntry[]
}

export type LogRow = CandidateRow | CallEntry | HappeningEntry | MessageEntry

/** The log as a person reads it: a run of candidates in one direction is one row, though those of the other end mix with it. */
export function toRows(entries: readonly LogEntry[]): LogRow[] {
  const rows: LogRow[] = []
  let open: Partial<Record<EndId, number>> = {}
  for (const entry of entries) {
    if (entry.kind !== 'message' || entry.content.type !== 'candidate') {
      open = {}
      rows.push(entry)
      continue
    }
    const at = open[entry.from]
    const row = at === undefined
      ? undefined
      : rows[at]
    if (at !== undefined && row?.kind === 'candidates') {
      rows[at] = {
        ...row,
        entries: [...row.entries, entry],
      }
    }
    else {
      open[entry.from] = rows.length
      rows.push({
        kind: 'candidates',
        id: entry.id,
        atMs: entry.atMs,
        from: entry.from,
        entries: [entry],
      })
    }
  }
  return rows
}
