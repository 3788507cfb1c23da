import type { OwnEntry } from './chat-schemas.ts'

/** A message as the screen shows it. */
export interface ChatRow extends OwnEntry {
  /** The seat it came from. */
  readonly seat: number
  /** When it was written, on this machine's clock. */
  readonly localMs: number
}

/** More do not fit on a screen. */
const MAX_ROWS = 30

/**
 * The rows with what one device reports now, in the order in which they were written. `offsetMs` is what this
 * machine's clock is ahead of the device's.
 */
export function mergeRows(rows: readonly ChatRow[], seat: number, entries: readonly OwnEntry[], offsetMs: number): ChatRow[] {
  const fresh = new Map(entries.map(entry => [
    entry.id,
    entry,
  ]))
  const kept = rows.filter(row => row.seat !== seat || !fresh.has(row.id))
  const placed = entries.map((entry): ChatRow => ({
    ...entry,
    seat,
    // What is known already stays where it was.
    localMs: rows.find(row => row.seat === seat && row.id === entry.id)?.localMs ?? entry.atMs + offsetMs,
  }))
  return [
    ...kept,
    ...placed,
  ].sort((a, b) => a.localMs - b.localMs).slice(-MAX_ROWS)
}
