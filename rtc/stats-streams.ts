import type { Before } from './stats-rates.ts'
import type { StatsEntry, StatsReport } from './stats-report.ts'
import { bitrateOf, frameRate, inMs, lossRatioOf, perUnit } from './stats-rates.ts'
import { increase, numberOf, stringOf } from './stats-report.ts'

/** One stream of video that goes out: the picture, or one of its simulcast layers. Rates as in StatsSample. */
export interface SentVideo {
  /** The layer's RTP stream id; null where there are no layers. */
  rid: string | null
  /** False: this layer is switched off. */
  isActive: boolean
  bitrate: number | null
  /** What its encoder aims at. */
  targetBitrate: number | null
  framesPerSecond: number | null
  frameWidth: number | null
  frameHeight: number | null
  /** Since the stream began. */
  framesEncoded: number | null
  qp: number | null
  codec: string | null
  /** As `L1T3`: what the encoder really does. */
  scalabilityMode: string | null
  qualityLimitationReason: string | null
}

/** One stream of video that comes in. */
export interface ReceivedVideo {
  /** Of the media section that it belongs to. */
  mid: string | null
  bitrate: number | null
  framesPerSecond: number | null
  frameWidth: number | null
  frameHeight: number | null
  /** Since the stream began. */
  framesDecoded: number | null
  framesDropped: number | null
  freezeCount: number | null
  /** How long the freezes lasted that ended in the interval. */
  frozenMs: number | null
  qp: number | null
  jitterBufferMs: number | null
  lossRatio: number | null
  codec: string | null
}

/** The outbound streams of video, in the order of their encodings. */
export function readSentVideos(outbound: readonly StatsEntry[], report: StatsReport, before: Before): SentVideo[] {
  const index = (entry: StatsEntry): number => numberOf(entry, 'encodingIndex') ?? 0
  return outbound.toSorted((a, b) => index(a) - index(b)).map(entry => ({
    rid: stringOf(entry, 'rid'),
    isActive: entry.active !== false,
    bitrate: bitrateOf(entry, 'bytesSent', before),
    targetBitrate: numberOf(entry, 'targetBitrate'),
    framesPerSecond: frameRate(entry, 'framesEncoded', before),
    frameWidth: numberOf(entry, 'frameWidth'),
    frameHeight: numberOf(entry, 'frameHeight'),
    framesEncoded: numberOf(entry, 'framesEncoded'),
    qp: perUnit('qpSum', 'framesEncoded', entry, before),
    codec: codecOf(entry, report),
    scalabilityMode: stringOf(entry, 'scalabilityMode'),
    qualityLimitationReason: stringOf(entry, 'qualityLimitationReason'),
  }))
}

/** The inbound streams of video, in the report's order. */
export function readReceivedVideos(inbound: readonly StatsEntry[], report: StatsReport, before: Before): ReceivedVideo[] {
  return inbound.map(entry => ({
    mid: stringOf(entry, 'mid'),
    bitrate: bitrateOf(entry, 'bytesReceived', before),
    framesPerSecond: frameRate(entry, 'framesDecoded', before),
    frameWidth: numberOf(entry, 'frameWidth'),
    frameHeight: numberOf(entry, 'frameHeight'),
    framesDecoded: numberOf(entry, 'framesDecoded'),
    framesDropped: numberOf(entry, 'framesDropped'),
    freezeCount: numberOf(entry, 'freezeCount'),
    frozenMs: inMs(increase(before(entry), entry, 'totalFreezesDuration')),
    qp: perUnit('qpSum', 'framesDecoded', entry, before),
    jitterBufferMs: inMs(perUnit('jitterBufferDelay', 'jitterBufferEmittedCount', entry, before)),
    lossRatio: lossRatioOf(entry, before),
    codec: codecOf(entry, report),
  }))
}

/** The codec of a stream, as `VP8` or `opus`. */
export function codecOf(entry: StatsEntry | undefined, report: StatsReport): string | null {
  const mimeType = stringOf(report.get(stringOf(entry, 'codecId') ?? ''), 'mimeType')
  return mimeType?.split('/').at(-1) ?? null
}
