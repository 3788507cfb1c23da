import * as v from 'valibot'
import { parseText } from '../parse.ts'
import { CHUNK_BYTES, MAX_FILES, MAX_FOLDERS, MAX_NAME_LENGTH, MAX_WINDOW_BYTES } from './limits.ts'

/** Raised when an older end would misread what is said. */
export const TRANSFER_VERSION = 1

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Chosen by the sender, and its own in a session. */
const offer = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 32 - 1))
/** Both ends number their own offers, so that a number alone may be of either. */
const role = v.picklist(['sender', 'receiver'])
const file = v.pipe(count, v.maxValue(MAX_FILES))
const name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH))

/** A file as it is offered. Its name and folders are whatever the other end says: see `safePaths`. */
export const OfferedFileSchema = v.object({
  name,
  /** Folders it lies in, outermost first. */
  folders: v.pipe(v.array(name), v.maxLength(MAX_FOLDERS)),
  sizeBytes: count,
  /** Media type, or ''. */
  type: name,
})
export type OfferedFile = v.InferOutput<typeof OfferedFileSchema>

export const OfferedFilesSchema = v.pipe(v.array(OfferedFileSchema), v.minLength(1), v.maxLength(MAX_FILES))

/** Names a sender for as long as it knows its offers: a reloaded one is another. */
export const SessionSchema = v.pipe(v.string(), v.regex(/^[\da-f]{16}$/))

/** Why a transfer came to its end before its files did. */
export const EndReasonSchema = v.picklist([
  'cancelled',
  /** More bytes than the receiver takes. */
  'too-large',
  /** Too many offers wait for an answer. */
  'busy',
  /** The receiver's disk or quota is full. */
  'storage-full',
  /** The receiver may not save, or its person did not want to. */
  'save-refused',
  /** Saving failed, for whatever reason. */
  'save-failed',
  /** The sender's file cannot be read, or has changed. */
  'unreadable',
  /** What arrived is not what was sent. */
  'hash-mismatch',
  /** The other end did what was not agreed. */
  'rules-broken',
])
export type EndReason = v.InferOutput<typeof EndReasonSchema>

/** What two ends say on the control channel; the files themselves travel on the data channel, see `Chunk`. */
export const ControlFrameSchema = v.variant('kind', [
  /** The first frame of each end on every new pair of channels. */
  v.object({
    kind: v.literal('hello'),
    version: count,
    session: SessionSchema,
  }),
  /** The sender would like to send. Said again on new channels: the answer says how far it had come. */
  v.object({
    kind: v.literal('offer'),
    offer,
    files: OfferedFilesSchema,
  }),
  /** Send, from here on, and never more than `windowBytes` beyond what is acknowledged. */
  v.object({
    kind: v.literal('accept'),
    offer,
    file,
    offset: count,
    windowBytes: v.pipe(count, v.minValue(CHUNK_BYTES), v.maxValue(MAX_WINDOW_BYTES)),
  }),
  v.object({
    kind: v.literal('decline'),
    offer,
  }),
  /** Everything before this place is safely written; behind the last file: all is there, and is what was sent. */
  v.object({
    kind: v.literal('ack'),
    offer,
    file,
    offset: count,
  }),
  /** The end that says it wants, or no longer wants, the transfer to rest. */
  v.object({
    kind: v.literal('pause'),
    offer,
    by: role,
    isPaused: v.boolean(),
  }),
  v.object({
    kind: v.literal('end'),
    offer,
    by: role,
    reason: EndReasonSchema,
  }),
  /** The end that says it listens no more on these channels. */
  v.object({
    kind: v.literal('bye'),
    reason: v.picklist(['rules-broken', 'wrong-version']),
  }),
])
export type ControlFrame = v.InferOutput<typeof ControlFrameSchema>

/** Parses a control frame; `null` when it is none. */
export function parseFrame(json: string): ControlFrame | null {
  return parseText(ControlFrameSchema, json)
}
