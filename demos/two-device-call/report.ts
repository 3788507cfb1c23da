import * as v from 'valibot'
import { candidateType } from '../../room/shapes.ts'

/** Longest message that two devices send each other, in UTF-16 code units. */
export const MAX_MESSAGE_TEXT_LENGTH = 80

const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))
const word = v.nullable(v.pipe(v.string(), v.maxLength(64)))
const text = v.pipe(v.string(), v.maxLength(MAX_MESSAGE_TEXT_LENGTH), v.trim(), v.minLength(1))

/** What two devices say to each other over the data channel of their connection. */
export const PeerMessageSchema = v.object({
  kind: v.literal('message'),
  text,
})

/** What a device on stage tells the screen over the data channel between them. */
export const ReportSchema = v.variant('kind', [
  /** What it sends, and how. */
  v.object({
    kind: v.literal('media'),
    isCamera: v.boolean(),
    isAudioMuted: v.boolean(),
    isVideoMuted: v.boolean(),
  }),
  /** It sent, or received, a message on its connection to the other device. */
  v.object({
    kind: v.literal('message'),
    direction: v.picklist(['sent', 'received']),
    text,
  }),
  /** A measurement of the connection between the two devices, seen from this one. */
  v.object({
    kind: v.literal('stats'),
    rttMs: amount,
    sentBitrate: amount,
    receivedBitrate: amount,
    lossRatio: amount,
    jitterMs: amount,
    framesPerSecond: amount,
    frameWidth: amount,
    frameHeight: amount,
    videoCodec: word,
    audioCodec: word,
    path: v.nullable(v.object({
      local: candidateType,
      remote: candidateType,
      protocol: v.picklist(['udp', 'tcp']),
      addressKind: v.picklist(['ipv4', 'ipv6', 'mdns', 'unknown']),
    })),
  }),
])
export type Report = v.InferOutput<typeof ReportSchema>
