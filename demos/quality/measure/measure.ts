import type { Row } from '../../../rtc/row-ring.ts'
import type { ReceivedVideo, SentVideo, StatsSample } from '../../../rtc/stats.ts'
import type { Layer } from '../settings.ts'
import * as v from 'valibot'
import { CODECS, LAYERS } from '../settings.ts'

/** Samples are taken twice a second. */
export const SAMPLE_INTERVAL_MS = 500

/** What the sending end measures: bit/s, frames per second, milliseconds; words by their place in their list. */
export const SENDER_COLUMNS = [
  'targetBitrate',
  'sentBitrate',
  'availableBitrate',
  'sentFps',
  'framesEncoded',
  'sentWidth',
  'sentHeight',
  'sentQp',
  'rttMs',
  'remoteLossRatio',
  'qBitrate',
  'hBitrate',
  'fBitrate',
  'qFps',
  'hFps',
  'fFps',
  'sentCodec',
  'scalability',
  'limitation',
] as const

/** What the receiving end measures. */
export const RECEIVER_COLUMNS = [
  'receivedBitrate',
  'receivedFps',
  'framesDecoded',
  'framesDropped',
  'receivedWidth',
  'receivedHeight',
  'receivedQp',
  'freezeCount',
  'frozenMs',
  'jitterMs',
  'jitterBufferMs',
  'lossRatio',
  'receivedCodec',
] as const

/** What is kept of each moment, for graphs and for the table that is saved. */
export const COLUMNS = [
  'atMs',
  ...SENDER_COLUMNS,
  ...RECEIVER_COLUMNS,
] as const
export type Column = typeof COLUMNS[number]
export type SenderFigures = Row<typeof SENDER_COLUMNS[number]>
export type ReceiverFigures = Row<typeof RECEIVER_COLUMNS[number]>
export type MeasuredRow = Row<Column>

/** What may hold an encoder back, as `qualityLimitationReason` calls it. */
export const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const

/** Every scalability mode there can be: layers of size, layers of time, and how they depend on each other. */
export const SCALABILITY_MODES: readonly string[] = ['L1', 'L2', 'L3', 'S2', 'S3'].flatMap(size =>
  ['T1', 'T2', 'T3'].flatMap(time => ['', 'h', '_KEY', '_KEY_SHIFT'].map(kind => size + time + kind)))

/** Nothing was measured. */
export const NO_ROW: MeasuredRow = rowOf(null, null, 0)

/** What a sender's sample says of the layer that is watched, and of all of them; `null`: there are no layers. */
export function senderFigures(sample: StatsSample, watched: Layer | null): SenderFigures {
  const layer = (rid: Layer): SentVideo | undefined => sample.sentVideos.find(video => video.rid === rid)
  const sent = (watched && layer(watched)) ?? sample.sentVideos[0]
  const layers = Object.fromEntries(LAYERS.flatMap(rid => [
    [`${rid}Bitrate`, layer(rid)?.bitrate ?? null],
    [`${rid}Fps`, layer(rid)?.framesPerSecond ?? null],
  ])) as Record<`${Layer}${'Bitrate' | 'Fps'}`, number | null>
  return {
    targetBitrate: sample.targetBitrate,
    sentBitrate: sample.sentBitrate,
    availableBitrate: sample.availableOutgoingBitrate,
    sentFps: sent?.framesPerSecond ?? null,
    framesEncoded: sent?.framesEncoded ?? null,
    sentWidth: sent?.frameWidth ?? null,
    sentHeight: sent?.frameHeight ?? null,
    sentQp: sent?.qp ?? null,
    rttMs: sample.rttMs,
    remoteLossRatio: sample.remoteLossRatio,
    ...layers,
    sentCodec: placeOf(sent?.codec, CODECS),
    scalability: placeOf(sent?.scalabilityMode, SCALABILITY_MODES),
    limitation: placeOf(sent?.qualityLimitationReason, LIMITATIONS),
  }
}

/** What a receiver's sample says of the layer that it is given; `null`: there are no layers. */
export function receiverFigures(sample: StatsSample, watched: Layer | null): ReceiverFigures {
  const received: ReceivedVideo | undefined = watched === null
    ? sample.receivedVideos[0]
    : sample.receivedVideos.find(({ mid }) => mid === watched)
  return {
    receivedBitrate: received?.bitrate ?? null,
    receivedFps: received?.framesPerSecond ?? null,
    framesDecoded: received?.framesDecoded ?? null,
    framesDropped: received?.framesDropped ?? null,
    receivedWidth: received?.frameWidth ?? null,
    receivedHeight: received?.frameHeight ?? null,
    receivedQp: received?.qp ?? null,
    freezeCount: received?.freezeCount ?? null,
    frozenMs: received?.frozenMs ?? null,
    jitterMs: sample.jitterMs,
    jitterBufferMs: received?.jitterBufferMs ?? null,
    lossRatio: received?.lossRatio ?? null,
    receivedCodec: placeOf(received?.codec, CODECS),
  }
}

/** Both ends at one moment, `atMs` since the epoch. */
export function rowOf(sender: SenderFigures | null, receiver: ReceiverFigures | null, atMs: number): MeasuredRow {
  const nothing = Object.fromEntries(COLUMNS.map(column => [column, null])) as MeasuredRow
  return {
    ...nothing,
    ...sender,
    ...receiver,
    atMs,
  }
}

/** Figures that come from another device or window. */
export const SenderFiguresSchema = figuresSchema(SENDER_COLUMNS)
export const ReceiverFiguresSchema = figuresSchema(RECEIVER_COLUMNS)
export const RowSchema = figuresSchema(COLUMNS)

function figuresSchema<C extends string>(columns: readonly C[]): v.GenericSchema<unknown, Row<C>> {
  const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))
  return v.object(Object.fromEntries(columns.map(column => [column, amount]))) as unknown as v.GenericSchema<unknown, Row<C>>
}

function placeOf(word: string | null | undefined, words: readonly string[]): number | null {
  const place = words.indexOf(word ?? '')
  return place < 0
    ? null
    : place
}
