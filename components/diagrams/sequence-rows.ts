/** One signaling message of a call, as the room carried it. `atMs` may count from any moment. */
export interface SequenceEntry {
  from: 'a' | 'b'
  kind: 'offer' | 'answer' | 'candidate'
  atMs: number
}

/** One drawn row: `count` messages of one kind from one end, sent between `firstMs` and `lastMs` after the log's first. */
export interface SequenceRow {
  from: 'a' | 'b'
  kind: 'offer' | 'answer' | 'candidate'
  count: number
  firstMs: number
  lastMs: number
}

/** Folds a message into a row of the same end since the last description (`reach` rows back at most), or adds one. */
function fold(rows: SequenceRow[], message: SequenceRow, reach: number): void {
  if (message.kind === 'candidate') {
    for (let index = rows.length - 1; index >= Math.max(0, rows.length - reach); index--) {
      const row = rows[index]
      if (row === undefined || row.kind !== 'candidate')
        break
      if (row.from === message.from) {
        row.count += message.count
        row.lastMs = message.lastMs
        return
      }
    }
  }
  rows.push({ ...message })
}

/**
 * The rows that show a signaling log within `maxRows`: runs of candidates are one row, interleaved runs are folded when
 * room is short, and the oldest rows give way last. Times are milliseconds since the first message.
 */
export function toSequenceRows(log: readonly SequenceEntry[], maxRows: number): SequenceRow[] {
  const sorted = log.toSorted((left, right) => left.atMs - right.atMs)
  const startMs = sorted[0]?.atMs ?? 0
  const messages = sorted.map(({ from, kind, atMs }): SequenceRow =>
    ({
      from,
      kind,
      count: 1,
      firstMs: atMs - startMs,
      lastMs: atMs - startMs,
    }))

  let rows: SequenceRow[] = []
  for (const reach of [1, 2]) {
    rows = []
    for (const message of messages)
      fold(rows, message, reach)
    if (rows.length <= maxRows)
      return rows
  }
  return rows.slice(-maxRows)
}

/** A name cut to `maxColumns` columns, where a Chinese character takes two. */
export function fitName(name: string, maxColumns: number): string {
  let columns = 0
  let fitted = ''
  for (const character of name) {
    columns += (character.codePointAt(0) ?? 0) > 0x2E7F
      ? 2
      : 1
    if (columns > maxColumns)
      return `${fitted.trimEnd()}…`
    fitted += character
  }
  return fitted
}
