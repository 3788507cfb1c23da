import type { Position } from './position.ts'

/** What one channel has brought of the race. A value; {@link takePosition} makes the next one. */
export interface Runner {
  /** The newest position that has come: where the runner is. */
  readonly newest: Position | null
  /** What is counted begins with this one. */
  readonly firstSeq: number | null
  /** Positions that have come, of those that are counted. */
  readonly received: number
  /** Of them, those that came when a newer one was there already: of no use to anybody. */
  readonly late: number
  /** When the runner last moved, on this device's clock. */
  readonly movedMs: number | null
  /** The longest it stood still between two moves. */
  readonly standstillMs: number
}

export const IDLE_RUNNER: Runner = {
  newest: null,
  firstSeq: null,
  received: 0,
  late: 0,
  movedMs: null,
  standstillMs: 0,
}

/** The runner after a position has come over its channel. */
export function takePosition(runner: Runner, position: Position, nowMs: number): Runner {
  const { newest, movedMs, firstSeq } = runner
  // Sent before the counting began, and overtaken: of neither count.
  if (firstSeq !== null && position.seq < firstSeq)
    return runner
  const counted = {
    ...runner,
    firstSeq: firstSeq ?? position.seq,
    received: runner.received + 1,
  }
  if (newest && position.seq <= newest.seq)
    return { ...counted, late: runner.late + 1 }
  return {
    ...counted,
    newest: position,
    movedMs: nowMs,
    standstillMs: Math.max(runner.standstillMs, movedMs === null
      ? 0
      : nowMs - movedMs),
  }
}

/** The same runner, counted anew from here. */
export function recount({ newest, movedMs }: Runner): Runner {
  return {
    ...IDLE_RUNNER,
    newest,
    movedMs,
    firstSeq: newest && newest.seq + 1,
  }
}

/** The part of the positions up to the newest that has not come, 0 to 1: lost, or being sent again. */
export function missingRatio({ newest, firstSeq, received }: Runner): number | null {
  if (!newest || firstSeq === null || newest.seq < firstSeq)
    return null
  const sent = newest.seq - firstSeq + 1
  return Math.max(0, sent - received) / sent
}

/** The longest standstill, the one that goes on now among them. */
export function standstillOf({ standstillMs, movedMs }: Runner, nowMs: number): number {
  return Math.max(standstillMs, movedMs === null
    ? 0
    : nowMs - movedMs)
}
