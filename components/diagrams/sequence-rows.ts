/** One signaling message of a call, as the room carried it. `atMs` may count from any moment. */
export interface SequenceEntry {
  from: 'a' | 'b'
  kind: 'ready' | 'offer' | 'answer' | 'candidate'
  /** Of a candidate. */
  candidateType?: RTCIceCandidateType | undefined
  atMs: number
}

/** One drawn row: `count` messages of one kind from one end, the first of them `firstMs` after the log's first. */
export interface SequenceRow {
  from: 'a' | 'b'
  kind: SequenceEntry['kind']
  count: number
  /** Of its candidates, each once, in the order they came. */
  types: readonly RTCIceCandidateType[]
  firstMs: number
}

/** Kinds of which several in a row are drawn as one. */
const FOLDED: readonly SequenceEntry['kind'][] = ['ready', 'candidate']

/** Folds a message into a row of the same kind and end (`reach` rows of that kind back at most), or adds one. */
function fold(rows: SequenceRow[], message: SequenceRow, reach: number): void {
  if (FOLDED.includes(message.kind)) {
    for (let index = rows.length - 1; index >= Math.max(0, rows.length - reach); index--) {
      const row = rows[index]
      if (row === undefined || row.kind !== message.kind)
        break
      if (row.from === message.from) {
        row.count += message.count
        row.types = [
          ...new Set([
            ...row.types,
            ...message.types,
          ]),
        ]
        return
      }
    }
  }
  rows.push({ ...message })
}

/**
 * The rows that show a signaling log within `maxRows`: candidates and announcements in a row are one, interleaved ones are
 * folded when room is short, and the oldest rows give way last. Times are milliseconds since the first message.
 */
export function toSequenceRows(log: readonly SequenceEntry[], maxRows: number): SequenceRow[] {
  const sorted = log.toSorted((left, right) => left.atMs - right.atMs)
  const startMs = sorted[0]?.atMs ?? 0
  const messages = sorted.map(({ from, kind, candidateType, atMs }): SequenceRow =>
    ({
      from,
      kind,
      count: 1,
      types: candidateType
        ? [candidateType]
        : [],
      firstMs: atMs - startMs,
    }))

  let rows: SequenceRow[] = []
  for (const reach of [1, 2]) {
    rows = []
    for (const message of messages) {
      // Both ends announce themselves twice, at about the same time: that much is one exchange.
      fold(rows, message, message.kind === 'ready'
        ? 2
        : reach)
    }
    if (rows.length <= maxRows)
      return rows
  }
  return rows.slice(-maxRows)
}

/**
 * Whether a click speaks of a row: the steps of the scripted drawing, applied to a real log. Steps that speak of none
 * (before the first, and from the checks on, which no server carries) leave every row as it is.
 */
export function isSpokenOf(row: SequenceRow, step: number | undefined, offerer: 'a' | 'b'): boolean {
  switch (step) {
    case 1:
      return row.kind === 'offer'
    case 2:
      return row.kind === 'answer'
    case 3:
      return row.kind === 'candidate' && row.from === offerer
    case 4:
      return row.kind === 'candidate' && row.from !== offerer
    default:
      return true
  }
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

/** Time since the first message, as it stands in the margin: `+84 ms`, `+12.3 s`. */
export function sinceFirst(ms: number): string {
  return ms < 10_000
    ? `+${Math.round(ms)} ms`
    : `+${(ms / 1_000).toFixed(1)} s`
}
