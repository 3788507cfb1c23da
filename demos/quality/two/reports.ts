import * as v from 'valibot'
import { ReceiverFiguresSchema, SenderFiguresSchema } from '../measure/measure.ts'
import { QualitySettingsSchema } from '../settings.ts'

/** What each end measured last: the two devices tell it each other, and the screen. */
const SentSchema = v.object({
  kind: v.literal('sent'),
  figures: SenderFiguresSchema,
  /** A setting that the browser refused. */
  refused: v.nullable(v.pipe(v.string(), v.maxLength(64))),
})
const ReceivedSchema = v.object({
  kind: v.literal('received'),
  figures: ReceiverFiguresSchema,
})

/** How the sender is set, by its own knobs or by the speaker's. */
export const SettingsMessageSchema = v.object({
  kind: v.literal('settings'),
  /** Goes up with every change, whoever makes it: the newest is in force. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9)),
  settings: QualitySettingsSchema,
})
export type SettingsMessage = v.InferOutput<typeof SettingsMessageSchema>

/** What a device tells the other, over the channel for talk. */
export const PartnerMessageSchema = v.variant('kind', [SentSchema, ReceivedSchema])
export type PartnerMessage = v.InferOutput<typeof PartnerMessageSchema>

/** What a device tells the screen. */
export const ReportSchema = v.variant('kind', [SentSchema, ReceivedSchema, SettingsMessageSchema])
export type Report = v.InferOutput<typeof ReportSchema>
