import * as v from 'valibot'
import { CellSchema } from './grid.ts'

export const ThroughputSettingsSchema = v.object({
  ...CellSchema.entries,
  /** Measures as soon as the two are connected: a link to a result measures it again. */
  auto: v.boolean(),
})
export type ThroughputSettings = v.InferOutput<typeof ThroughputSettingsSchema>

/** What is safe everywhere, and enough to fill most paths. */
export const INITIAL_SETTINGS: ThroughputSettings = {
  chunkKiB: 16,
  bufferKiB: 512,
  auto: false,
}
