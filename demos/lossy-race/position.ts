/** Where the leader was when it was sent: the same message goes over every channel. */
export interface Position {
  /** Counts the positions; a later one has a greater number. */
  readonly seq: number
  /** When it was sent, in ms on the sender's own {@link raceMs}. */
  readonly sentMs: number
  /** In laps since the start. */
  readonly distance: number
}

/** A race is told in positions and not in frames: few enough for the worst path, enough to look like running. */
export const POSITIONS_PER_SECOND = 20
export const LAP_MS = 6_000

/** A message is small, so that four channels fit into what SCTP lets be on its way after it has lost something. */
const POSITION_BYTES = 12
const UINT32 = 2 ** 32

export function encodePosition({ seq, sentMs, distance }: Position): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(POSITION_BYTES))
  view.setUint32(0, seq % UINT32)
  view.setUint32(4, Math.round(sentMs) % UINT32)
  view.setFloat32(8, distance)
  return view.buffer
}

/** The position in what a channel brought; `null` for all else, the ballast among it. Never throws. */
export function decodePosition(data: unknown): Position | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength !== POSITION_BYTES)
    return null
  const view = new DataView(data)
  const distance = view.getFloat32(8)
  return Number.isFinite(distance) && distance >= 0
    ? {
        seq: view.getUint32(0),
        sentMs: view.getUint32(4),
        distance,
      }
    : null
}

/** How far the leader has run after so long, in laps. */
export function distanceAt(timeMs: number): number {
  return timeMs / LAP_MS
}

/** This device's own time: ms since its page was opened. Another device's is another; the two are compared by asking. */
export function raceMs(): number {
  return performance.now()
}
