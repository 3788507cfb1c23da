import type { Arrived } from './arrivals.ts'
import type { Echo } from './echo.ts'
import type { Cell } from './grid.ts'
import type { Live, Result, Running } from './throughput-messages.ts'
import { TalkError } from '../../rtc/errors.ts'
import { summarizeRoundTrips } from '../../rtc/round-trips.ts'
import { END_BYTES, rateOf } from './arrivals.ts'
import { fillChannel, stopFilling } from './fill.ts'
import { MAX_ROUND_TRIPS } from './throughput-messages.ts'

export interface MeasureOptions {
  readonly channel: RTCDataChannel
  readonly echo: Echo
  readonly cell: Cell
  /** How long it is filled. */
  readonly loadMs: number
  /** What the other end has counted so far. */
  readonly arrived: () => Arrived | null
  readonly onphase: (phase: Running['phase']) => void
  readonly onlive: (live: Live) => void
  readonly signal: AbortSignal
}

const IDLE_MS = 400
/** The buffer is looked at, and the other end asked, so often. */
const SAMPLE_MS = 50
const LIVE_MS = 100
/** An end that has not told that all has come is asked so often. */
const ASK_AGAIN_MS = 1_000
/** A path that takes longer to empty the buffer is told from one that is dead by nothing else. */
const DRAIN_MS = 60_000

/**
 * Measures one way to send: round trips at rest, then under load, then waits until everything has arrived.
 * Throws TalkError (`aborted`, `timeout`).
 */
export async function measure(options: MeasureOptions): Promise<Result> {
  const { channel, echo, cell, loadMs, arrived, onphase, onlive, signal } = options
  const limitBytes = cell.bufferKiB * 1024
  const run = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const chunk = new ArrayBuffer(cell.chunkKiB * 1024)
  new DataView(chunk).setUint32(0, run)
  const own = (): Arrived | null => {
    const count = arrived()
    return count?.run === run
      ? count
      : null
  }

  onphase('idle')
  echo.takeTimes()
  await during(IDLE_MS, signal, () => echo.ask())
  const idleMs = summarizeRoundTrips(echo.takeTimes()).medianMs

  onphase('load')
  const waiting: number[] = []
  let shownMs = 0
  const look = (): void => {
    waiting.push(channel.bufferedAmount)
    if (performance.now() - shownMs < LIVE_MS)
      return
    shownMs = performance.now()
    const count = own()
    onlive({
      bufferedBytes: channel.bufferedAmount,
      limitBytes,
      rateBitPerS: count && rateOf(count),
    })
  }
  let timesMs: (number | null)[]
  try {
    fillChannel(channel, chunk, limitBytes)
    await during(loadMs, signal, () => {
      echo.ask()
      look()
    })
  }
  finally {
    stopFilling(channel)
    timesMs = echo.takeTimes()
  }

  onphase('drain')
  const endMs = performance.now() + DRAIN_MS
  while (!own()?.isComplete) {
    if (performance.now() > endMs)
      throw new TalkError('timeout')
    // In order and reliable: when this has come, all has. The answer may be lost on an end that is flooded.
    channel.send(chunk.slice(0, END_BYTES))
    await during(ASK_AGAIN_MS, signal, look, () => own()?.isComplete === true)
  }

  const count = own()
  const rateBitPerS = count && rateOf(count)
  const meanBytes = waiting.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, waiting.length)
  return {
    ...cell,
    rateBitPerS,
    idleMs: round(idleMs),
    timesMs: timesMs.slice(0, MAX_ROUND_TRIPS).map(round),
    waitMs: rateBitPerS
      ? round(meanBytes * 8_000 / rateBitPerS)
      : null,
  }
}

/** Does something at every sample for so long, or until nothing is left to wait for. */
async function during(durationMs: number, signal: AbortSignal, act: () => void, isOver = () => false): Promise<void> {
  const endMs = performance.now() + durationMs
  while (performance.now() < endMs && !isOver()) {
    if (signal.aborted)
      throw new TalkError('aborted')
    act()
    await new Promise(resolve => setTimeout(resolve, SAMPLE_MS))
  }
  if (signal.aborted)
    throw new TalkError('aborted')
}

/** A tenth of a millisecond is as fine as clocks of browsers are. */
function round(timeMs: number | null): number | null {
  return timeMs === null
    ? null
    : Math.round(timeMs * 10) / 10
}
