import * as v from 'valibot'
import { ADVISED_BYTES, PAGE_LIMIT_BYTES } from './sizes.ts'

/** How the chat is set on a device. */
export const ChatSettingsSchema = v.object({
  type: v.picklist(['string', 'binary']),
  /** The bytes of each message are shown. */
  bytes: v.boolean(),
  /** Of a message that tries the limits, in bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PAGE_LIMIT_BYTES)),
})
export type ChatSettings = v.InferOutput<typeof ChatSettingsSchema>

export const INITIAL_SETTINGS: ChatSettings = {
  type: 'string',
  bytes: true,
  size: ADVISED_BYTES,
}
