import type { Before } from './stats-rates.ts'
import type { StatsEntry, StatsReport } from './stats-report.ts'
import type { StatsSample } from './stats-sample.ts'
import { readTransport } from './stats-path.ts'
import { bitrateOf, frameRate, inMs, lostPackets, perUnit } from './stats-rates.ts'
import { entriesOf, increase, numberOf, ratio, stringOf, sumOrNull } from './stats-report.ts'
import { codecOf, readReceivedVideos, readSentVideos } from './stats-streams.ts'

/**
 * What two readings of one connection say about the interval between them; `previous` is null for the first.
 * @see https://www.w3.org/TR/webrtc-stats/
 */
export function computeStats(previous: StatsReport | null, current: StatsReport, atMs: number): StatsSample {
  const inbound = entriesOf(current, 'inbound-rtp')
  const outbound = entriesOf(current, 'outbound-rtp')
  const remoteInbound = entriesOf(current, 'remote-inbound-rtp')
  const before: Before = entry => previous?.get(entry.id)

  const inboundVideo = inbound.filter(isKind('video'))
  const outboundVideo = outbound.filter(isKind('video'))
  const video = busiest(inboundVideo, before)
  const audio = busiest(inbound.filter(isKind('audio')), before)
  const sentVideo = largest(outboundVideo)
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
    sentVideos: readSentVideos(outboundVideo, current, before),
    receivedVideos: readReceivedVideos(inboundVideo, current, before),
    path,
    ...facts,
  }
}

function isKind(kind: 'audio' | 'video'): (entry: StatsEntry) => boolean {
  return entry => stringOf(entry, 'kind') === kind
}

/** All streams seen in both readings together; null if there is none, or if a counter of one was reset. */
function bitrate(entries: readonly StatsEntry[], counter: string, before: Before): number | null {
  return sumOrNull(entries.filter(entry => before(entry)).map(entry => bitrateOf(entry, counter, before)))
}

function lossRatio(inbound: readonly StatsEntry[], before: Before): number | null {
  const seen = inbound.filter(entry => before(entry))
  const received = sumOrNull(seen.map(entry => increase(before(entry), entry, 'packetsReceived')))
  if (received === null)
    return null
  const lost = sumOrNull(seen.map(entry => lostPackets(entry, before))) ?? 0
  return ratio(lost, received + lost)
}

/** The reported fractions, each weighted by the packets sent in its stream meanwhile. */
function remoteLossRatio(remoteInbound: readonly StatsEntry[], current: StatsReport, before: Before): number | null {
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

/** The stream that brought most bytes in the interval: one whose sender was stopped stays in the report. */
function busiest(entries: readonly StatsEntry[], before: Before): StatsEntry | undefined {
  const bytes = (entry: StatsEntry): number => increase(before(entry), entry, 'bytesReceived') ?? numberOf(entry, 'bytesReceived') ?? 0
  return entries.toSorted((a, b) => bytes(b) - bytes(a))[0]
}

/** A layer that is switched off keeps the size it had. */
function largest(entries: readonly StatsEntry[]): StatsEntry | undefined {
  const width = (entry: StatsEntry): number => entry.active === false
    ? 0
    : numberOf(entry, 'frameWidth') ?? 0
  return entries.toSorted((a, b) => width(b) - width(a))[0]
}

function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null)
  return known.length > 0
    ? Math.max(...known)
    : null
}
