import type { ChatLog } from './chat-log.ts'
import * as v from 'valibot'
import { HEAD_BYTES, MAX_TEXT_LENGTH } from './wire.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const timeMs = v.pipe(v.number(), v.finite())

/** What the two ends tell each other beside the chat's own channel, on which nothing but the messages travels. */
export const ControlSchema = v.variant('kind', [
  /** This end has received so many messages on the channel. */
  v.object({
    kind: v.literal('ack'),
    received: count,
  }),
  v.object({
    kind: v.literal('typing'),
    isTyping: v.boolean(),
  }),
])
export type Control = v.InferOutput<typeof ControlSchema>

const entryShape = {
  id: count,
  type: v.picklist(['string', 'binary']),
  sizeBytes: count,
  head: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))), v.maxLength(HEAD_BYTES)),
  text: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))),
  deliveredAfterMs: v.nullable(v.pipe(timeMs, v.minValue(0))),
  error: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  atMs: timeMs,
} as const

const OWN_STATES = [
  'waiting',
  'sent',
  'delivered',
  'unconfirmed',
  'refused',
] as const

/** A message of a device's own, as the screen is told. */
const OwnEntrySchema = v.object({
  ...entryShape,
  state: v.picklist(OWN_STATES),
})
export type OwnEntry = v.InferOutput<typeof OwnEntrySchema>

/** As many messages fit into one report. */
export const MAX_REPORTED = 10

/** What a device tells the screen. */
export const ChatReportSchema = v.variant('kind', [
  v.object({
    kind: v.literal('entries'),
    /** The device's clock now, so that the screen can place the times of two devices on its own. */
    nowMs: timeMs,
    entries: v.pipe(v.array(OwnEntrySchema), v.maxLength(MAX_REPORTED)),
  }),
  v.object({
    kind: v.literal('typing'),
    isTyping: v.boolean(),
  }),
  /** The largest message that this connection takes. */
  v.object({
    kind: v.literal('limit'),
    maxMessageBytes: v.nullable(count),
  }),
])
export type ChatReport = v.InferOutput<typeof ChatReportSchema>

/** A chat as it is kept over a reload. */
export const KeptChatSchema = v.object({
  /** Whom it was with. */
  partnerId: v.nullable(v.string()),
  log: v.object({
    nextId: count,
    entries: v.array(v.object({
      ...entryShape,
      state: v.picklist([...OWN_STATES, 'received']),
      n: v.nullable(count),
    })),
  }) satisfies v.GenericSchema<unknown, ChatLog>,
})
