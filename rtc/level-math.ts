/** How loud a stretch of samples is, as parts of full scale, 0 to 1. */
export interface Level {
  /** Its loudest sample. */
  readonly peak: number
  /** Its root mean square: how loud it sounds. */
  readonly rms: number
}

/** A sample this close to full scale was, most likely, cut off there. */
export const CLIPPING = 0.99

/** The level of samples between -1 and 1. */
export function measureLevel(samples: Float32Array): Level {
  let peak = 0
  let squares = 0
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample))
    squares += sample * sample
  }
  return {
    peak,
    rms: samples.length === 0
      ? 0
      : Math.sqrt(squares / samples.length),
  }
}

/** A part of full scale in dBFS: 0 is full scale, silence `-Infinity`. */
export function toDecibels(part: number): number {
  return 20 * Math.log10(part)
}

/** Where a level stands on a meter that begins at `floorDb`: 0 to 1. */
export function meterPosition(part: number, floorDb = -60): number {
  return Math.min(1, Math.max(0, 1 - toDecibels(part) / floorDb))
}

/** What a meter shows: the level now, the loudest of the last while, and whether it was too loud. */
export interface MeterState extends Level {
  readonly heldPeak: number
  readonly isClipping: boolean
  /** When the held peak and the last clipping were, in ms. */
  readonly heldAtMs: number
  readonly clippedAtMs: number
}

export const SILENCE: MeterState = {
  peak: 0,
  rms: 0,
  heldPeak: 0,
  isClipping: false,
  heldAtMs: Number.NEGATIVE_INFINITY,
  clippedAtMs: Number.NEGATIVE_INFINITY,
}

/** A peak is shown long enough to be read, and clipping long enough to be noticed. */
const HOLD_MS = 1_500

/** The meter a moment later. */
export function advanceMeter(before: MeterState, level: Level, nowMs: number): MeterState {
  const isNewPeak = level.peak >= before.heldPeak || nowMs - before.heldAtMs > HOLD_MS
  const clippedAtMs = level.peak >= CLIPPING
    ? nowMs
    : before.clippedAtMs
  return {
    ...level,
    heldPeak: isNewPeak
      ? level.peak
      : before.heldPeak,
    heldAtMs: isNewPeak
      ? nowMs
      : before.heldAtMs,
    isClipping: nowMs - clippedAtMs <= HOLD_MS,
    clippedAtMs,
  }
}
