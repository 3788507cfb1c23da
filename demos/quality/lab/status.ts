import type { UseDeckShareReturn } from '../../../composables/useDeckShare.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../../composables/useDeckShare.ts'
import { RowSchema } from '../measure/measure.ts'

/** What the screen tells the presenter view of the lab that it runs. */
const LabStatusSchema = v.nullable(v.object({
  row: RowSchema,
  /** A setting that the browser refused. */
  refused: v.nullable(v.pipe(v.string(), v.maxLength(64))),
}))
export type LabStatus = v.InferOutput<typeof LabStatusSchema>

/** The status of the lab, in all windows of the deck; null while no window runs it. */
export function useLabStatus(): UseDeckShareReturn<LabStatus> {
  return useDeckShare<LabStatus>('quality-status', LabStatusSchema, null)
}
