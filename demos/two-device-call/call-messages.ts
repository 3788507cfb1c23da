import * as v from 'valibot'
import { parseText } from '../../rtc/parse.ts'
import { MAX_MESSAGE_TEXT_LENGTH, PeerMessageSchema } from '../../rtc/report.ts'

/** One tap each on the phone; more than this does not fit in a row. */
export const EMOJI = [
  '👋',
  '😀',
  '❤️',
  '👏',
  '🎉',
  '😮',
  '👍',
  '🔥',
] as const

/** Longest message parsed at all: a text with every character escaped stays below. */
const MAX_FRAME_LENGTH = 1000

/** Unprintable and direction-changing characters break the line; the joiner and the variation selector make emoji. */
const UNPRINTABLE = /(?!\u200D|\uFE0F)[\p{C}\p{Zl}\p{Zp}]/gu

/** The text as it is sent and shown: printable, white space folded, cut to {@link MAX_MESSAGE_TEXT_LENGTH} at a character's end. */
export function cleanText(text: string): string {
  const points = Array.from(text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim())
  while (points.join('').length > MAX_MESSAGE_TEXT_LENGTH)
    points.pop()
  return points.join('').trim()
}

/** What the two devices tell each other over the data channel of their connection. */
export const CallMessageSchema = v.variant('kind', [
  PeerMessageSchema,
  /** What this end sends: its camera or the stand-in picture, and what is switched off. */
  v.object({
    kind: v.literal('media'),
    isCamera: v.boolean(),
    isAudioMuted: v.boolean(),
    isVideoMuted: v.boolean(),
  }),
])
export type CallMessage = v.InferOutput<typeof CallMessageSchema>

/** Parses a message of the other device; `null` when it is not one. Never throws. */
export function parseCallMessage(text: string): CallMessage | null {
  return text.length > MAX_FRAME_LENGTH
    ? null
    : parseText(CallMessageSchema, text)
}

/** Whether a text is emoji alone, and is shown large. */
export function isEmojiOnly(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[^\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Cf}\s]/u.test(text)
}
