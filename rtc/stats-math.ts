import type { CandidatePath, TransportFacts } from './stats-path.ts'
import type { Report, StatsEntry } from './stats-report.ts'
import { readTransport } from './stats-path.ts'
import { entriesOf, increase, numberOf, ratio, stringOf, sumOrNull } from './stats-report.ts'

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
  path: CandidatePath | null
}

/**
 * What two readings of one connection say about the interval between them; `previous` is null for the first.
 * @see https://www.w3.org/TR/webrtc-stats/
 */
export function computeStats(previous: Report | null, current: Report, atMs: number): StatsSample {
  const inbound = entriesOf(current, 'inbound-rtp')
  const outbound = entriesOf(current, 'outbound-rtp')
  const remoteInbound = entriesOf(current, 'remote-inbound-rtp')
  const before = (entry: StatsEntry): StatsEntry | undefined => previous?.get(entry.id)

  const video = busiest(inbound.filter(isKind('video')), before)
  const audio = busiest(inbound.filter(isKind('audio')), before)
  const sentVideo = largest(outbound.filter(isKind('video')))
  const sentAudio = outbound.find(isKind('audio'))
  const { pair, path, facts } = readTransport(current)

  const pairRttS = numberOf(pair, 'currentRoundTripTime')
  const rttS = pairRttS ?? highest(remoteInbound.map(entry => numberOf(entry, 'roundTripTime')))
  const jitterS = highest(inbound.map(entry => numberOf(entry, 'jitter')))
  const jitterBufferS = perUnit('jitterBufferDelay', 'jitterBufferEmittedCount', video ?? audio, before)

  return {
    atMs,
    rttMs: inMs(rttS),
    sentBitrate: bitrate(outbound, 'bytesSent', before),
    receivedBitrate: bitrate(inbound, 'bytesReceived', before),
    lossRatio: lossRatio(inbound, before),
    remoteLossRatio: remoteLossRatio(remoteInbound, current, before),
    jitterMs: inMs(jitterS),
    jitterBufferMs: inMs(jitterBufferS),
    framesPerSecond: frameRate(video, 'framesDecoded', before),
    frameWidth: numberOf(video, 'frameWidth'),
    frameHeight: numberOf(video, 'frameHeight'),
    framesDecoded: numberOf(video, 'framesDecoded'),
    framesDropped: numberOf(video, 'framesDropped'),
    freezeCount: numberOf(video, 'freezeCount'),
    qp: perUnit('qpSum', 'framesDecoded', video, before),
    audioLevel: numberOf(audio, 'audioLevel'),
    totalAudioEnergy: numberOf(audio, 'totalAudioEnergy'),
    videoCodec: codecOf(video, current) ?? codecOf(sentVideo, current),
    audioCodec: codecOf(audio, current) ?? codecOf(sentAudio, current),
    sentFramesPerSecond: frameRate(sentVideo, 'framesEncoded', before),
    sentFrameWidth: numberOf(sentVideo, 'frameWidth'),
    sentFrameHeight: numberOf(sentVideo, 'frameHeight'),
    sentQp: perUnit('qpSum', 'framesEncoded', sentVideo, before),
    qualityLimitationReason: stringOf(sentVideo, 'qualityLimitationReason'),
    targetBitrate: sumOrNull(outbound.map(entry => numberOf(entry, 'targetBitrate')).filter(value => value !== null)),
    availableOutgoingBitrate: numberOf(pair, 'availableOutgoingBitrate'),
    path,
    ...facts,
  }
}

type Before = (entry: StatsEntry) => StatsEntry | undefined

function isKind(kind: 'audio' | 'video'): (entry: StatsEntry) => boolean {
  return entry => stringOf(entry, 'kind') === kind
}

/** All streams seen in both readings together; null if there is none, or if a counter of one was reset. */
function bitrate(entries: readonly StatsEntry[], counter: string, before: Before): number | null {
  return sumOrNull(entries.filter(entry => before(entry)).map((entry) => {
    const bytes = increase(before(entry), entry, counter)
    return ratio(bytes === null
      ? null
      : bytes * 8, intervalS(entry, before))
  }))
}

function lossRatio(inbound: readonly StatsEntry[], before: Before): number | null {
  const seen = inbound.filter(entry => before(entry))
  const received = sumOrNull(seen.map(entry => increase(before(entry), entry, 'packetsReceived')))
  if (received === null)
    return null
  // `packetsLost` alone may shrink: a packet taken for lost came late. That is no loss, not a reset.
  const lost = sumOrNull(seen.map(entry => increase(before(entry), entry, 'packetsLost') ?? 0)) ?? 0
  return ratio(lost, received + lost)
}

/** The reported fractions, each weighted by the packets sent in its stream meanwhile. */
function remoteLossRatio(remoteInbound: readonly StatsEntry[], current: Report, before: Before): number | null {
  let lost = 0
  let sent = 0
  for (const entry of remoteInbound) {
    const local = current.get(stringOf(entry, 'localId') ?? '')
    const fraction = numberOf(entry, 'fractionLost')
    const packets = local
      ? increase(before(local), local, 'packetsSent')
      : null
    if (fraction === null || packets === null)
      continue
    lost += fraction * packets
    sent += packets
  }
  return ratio(lost, sent)
}

function frameRate(entry: StatsEntry | undefined, counter: string, before: Before): number | null {
  if (!entry)
    return null
  return ratio(increase(before(entry), entry, counter), intervalS(entry, before)) ?? numberOf(entry, 'framesPerSecond')
}

function perUnit(total: string, count: string, entry: StatsEntry | undefined, before: Before): number | null {
  return entry
    ? ratio(increase(before(entry), entry, total), increase(before(entry), entry, count))
    : null
}

function intervalS(entry: StatsEntry, before: Before): number | null {
  const earlier = before(entry)
  return earlier
    ? (entry.timestamp - earlier.timestamp) / 1000
    : null
}

/** The stream that brought most bytes in the interval: one whose sender was stopped stays in the report. */
function busiest(entries: readonly StatsEntry[], before: Before): StatsEntry | undefined {
  const bytes = (entry: StatsEntry): number => increase(before(entry), entry, 'bytesReceived') ?? numberOf(entry, 'bytesReceived') ?? 0
  return entries.toSorted((a, b) => bytes(b) - bytes(a))[0]
}

function largest(entries: readonly StatsEntry[]): StatsEntry | undefined {
  const width = (entry: StatsEntry): number => numberOf(entry, 'frameWidth') ?? 0
  return entries.toSorted((a, b) => width(b) - width(a))[0]
}

function codecOf(entry: StatsEntry | undefined, report: Report): string | null {
  const mimeType = stringOf(report.get(stringOf(entry, 'codecId') ?? ''), 'mimeType')
  return mimeType?.split('/').at(-1) ?? null
}

function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null)
  return known.length > 0
    ? Math.max(...known)
    : null
}

function inMs(seconds: number | null): number | null {
  return seconds === null
    ? null
    : seconds * 1000
}
