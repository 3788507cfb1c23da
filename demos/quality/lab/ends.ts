import type { UseDeckShareReturn } from '../../../composables/useDeckShare.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../../composables/useDeckShare.ts'

/** Where the two ends are: both in the page that shows them, or on two devices on stage. */
const EndsSchema = v.picklist(['page', 'stage'])
export type Ends = v.InferOutput<typeof EndsSchema>

/** Chosen in any window of the deck, for all of them. */
export function useEnds(): UseDeckShareReturn<Ends> {
  return useDeckShare<Ends>('quality-ends', EndsSchema, 'page')
}
