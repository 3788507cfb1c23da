import type { CandidatePath, TransportFacts } from './stats-path.ts'
import type { ReceivedVideo, SentVideo } from './stats-streams.ts'

/**
 * One reading of a connection, plain and serialisable. Rates, ratios and averages are those of the interval since
 * the reading before; null: not known (no earlier reading, no such stream, a counter that was reset).
 */
export interface StatsSample extends TransportFacts {
  /** When it was read, in milliseconds since the epoch. */
  atMs: number
  rttMs: number | null
  /** Audio and video together, RTP payload, in bit/s. */
  sentBitrate: number | null
  receivedBitrate: number | null
  /** Of the packets expected from the other end, the part that was lost, 0 to 1. */
  lossRatio: number | null
  /** The same, of what this end sends, as the other end reports it. */
  remoteLossRatio: number | null
  /** Of the inbound stream that has most of it. */
  jitterMs: number | null
  /** How long a frame (a sample, if there is no video) waited in the jitter buffer, on average. */
  jitterBufferMs: number | null
  /** Inbound video. */
  framesPerSecond: number | null
  frameWidth: number | null
  frameHeight: number | null
  /** Since the stream began. */
  framesDecoded: number | null
  framesDropped: number | null
  freezeCount: number | null
  /** Quantisation parameter per frame, on average: the higher, the coarser; its scale is the codec's. */
  qp: number | null
  /** Inbound audio: level of the moment, 0 to 1, and energy since the stream began. */
  audioLevel: number | null
  totalAudioEnergy: number | null
  /** As `VP8`, `H264`, `opus`: of the inbound stream, or of the outbound where nothing comes in. */
  videoCodec: string | null
  audioCodec: string | null
  /** Outbound video, of the largest layer. */
  sentFramesPerSecond: number | null
  sentFrameWidth: number | null
  sentFrameHeight: number | null
  sentQp: number | null
  /** `none`, `cpu`, `bandwidth` or `other`. */
  qualityLimitationReason: string | null
  /** What the encoders aim at, all layers together, and what the path is estimated to carry, in bit/s. */
  targetBitrate: number | null
  availableOutgoingBitrate: number | null
  /** Each stream of video by itself. */
  sentVideos: readonly SentVideo[]
  receivedVideos: readonly ReceivedVideo[]
  path: CandidatePath | null
}
