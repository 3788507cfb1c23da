import * as v from 'valibot'
import { parseText } from '../../rtc/parse.ts'
import { cleanText } from '../kit/texts.ts'
import { MAX_MESSAGE_TEXT_LENGTH, PeerMessageSchema } from './report.ts'

/** Longest message parsed at all: a text with every character escaped stays below. */
const MAX_FRAME_LENGTH = 1000

/** The text as it is sent and shown, cut to {@link MAX_MESSAGE_TEXT_LENGTH}. */
export function cleanMessage(text: string): string {
  return cleanText(text, MAX_MESSAGE_TEXT_LENGTH)
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
