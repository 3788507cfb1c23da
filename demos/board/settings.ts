import * as v from 'valibot'
import { COLOR_COUNT, WIDTHS } from './frames.ts'

/** The pen that a device draws with, by its numbers. */
export const BoardSettingsSchema = v.object({
  color: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COLOR_COUNT - 1)),
  width: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WIDTHS.length - 1)),
})
export type BoardSettings = v.InferOutput<typeof BoardSettingsSchema>

export const INITIAL_SETTINGS: BoardSettings = { color: 0, width: 1 }
