import type { StatsSample } from '../../rtc/stats.ts'
import type { Report } from './report.ts'
import { NOTHING } from '../kit/format.ts'

export { formatBitrate, formatMs, formatShare } from '../kit/format.ts'

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
