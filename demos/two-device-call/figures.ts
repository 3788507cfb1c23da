import type { Report } from '../../rtc/report.ts'
import type { StatsSample } from '../../rtc/stats.ts'

/** One measurement of the call, as a device sees it. */
export type CallFigures = Extract<Report, { kind: 'stats' }>

/** Measurements shown in a graph: the last minute. */
export const HISTORY_LENGTH = 60

/** The part of a sample that the screen is told: no address is in it. */
export function statsReport(sample: StatsSample): CallFigures {
  const { rttMs, sentBitrate, receivedBitrate, lossRatio, jitterMs, framesPerSecond, frameWidth, frameHeight, videoCodec, audioCodec, path } = sample
  return {
    kind: 'stats',
    rttMs,
    sentBitrate,
    receivedBitrate,
    lossRatio,
    jitterMs,
    framesPerSecond,
    frameWidth,
    frameHeight,
    videoCodec,
    audioCodec,
    path: path && {
      local: path.local,
      remote: path.remote,
      protocol: path.protocol,
      addressKind: path.addressKind,
    },
  }
}

/** `null` as a dash: nothing was measured. */
const NOTHING = '–'

/** A bit rate, `1.24 Mbit/s` or `48 kbit/s`. */
export function formatBitrate(bitPerS: number | null): string {
  if (bitPerS === null)
    return NOTHING
  return bitPerS >= 999_500
    ? `${(bitPerS / 1_000_000).toFixed(bitPerS < 9_995_000
      ? 2
      : 1)} Mbit/s`
    : `${Math.round(bitPerS / 1_000)} kbit/s`
}

/** A time, `0.8 ms` or `34 ms`. */
export function formatMs(timeMs: number | null): string {
  if (timeMs === null)
    return NOTHING
  return `${timeMs < 9.95
    ? timeMs.toFixed(1)
    : Math.round(timeMs)} ms`
}

/** A share of 0 to 1, `0.4 %` or `12 %`. */
export function formatShare(ratio: number | null): string {
  if (ratio === null)
    return NOTHING
  const percent = ratio * 100
  return `${percent > 0 && percent < 9.95
    ? percent.toFixed(1)
    : Math.round(percent)} %`
}

/** A picture's size and pace, `640 × 480 · 30 fps`. */
export function formatPicture({ frameWidth, frameHeight, framesPerSecond }: Pick<CallFigures, 'frameWidth' | 'frameHeight' | 'framesPerSecond'>): string {
  if (frameWidth === null || frameHeight === null)
    return NOTHING
  const size = `${frameWidth} × ${frameHeight}`
  return framesPerSecond === null
    ? size
    : `${size} · ${Math.round(framesPerSecond)} fps`
}

/** The newest value that was measured. */
export function newest<T>(values: readonly (T | null)[]): T | null {
  return values.findLast(value => value !== null) ?? null
}

/** What the other end measures, as far as this end is told: its sending is what arrives here, and the reverse. */
export function otherSide(sample: StatsSample): CallFigures {
  return {
    ...statsReport(sample),
    sentBitrate: sample.receivedBitrate,
    receivedBitrate: sample.sentBitrate,
    lossRatio: sample.remoteLossRatio,
    framesPerSecond: sample.sentFramesPerSecond,
    frameWidth: sample.sentFrameWidth,
    frameHeight: sample.sentFrameHeight,
  }
}
