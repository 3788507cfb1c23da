import * as v from 'valibot'

/** How a device of the demo is set. */
export const DropSettingsSchema = v.object({
  /** The most that it takes in one offer, in MB; 0: as much as it has room for. */
  limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
})
export type DropSettings = v.InferOutput<typeof DropSettingsSchema>

export const INITIAL_SETTINGS: DropSettings = { limit: 0 }

/** What can be chosen, in MB. */
export const LIMITS = [0, 1, 10, 100, 1_000] as const

export const MB = 1_000_000
