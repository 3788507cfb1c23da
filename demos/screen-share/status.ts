import type { UseDeckShareReturn } from '../../composables/useDeckShare.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../composables/useDeckShare.ts'

const size = v.nullable(v.number())

/** What the screen tells the presenter view of its call. */
const StatusSchema = v.nullable(v.object({
  source: v.picklist(['picture', 'camera', 'screen']),
  isChoosing: v.boolean(),
  /** It has getDisplayMedia. */
  canShare: v.boolean(),
  surface: v.nullable(v.string()),
  frameWidth: size,
  frameHeight: size,
  framesPerSecond: size,
  negotiationCount: v.number(),
  swapCount: v.number(),
}))
export type ShareStatus = v.InferOutput<typeof StatusSchema>

/** Its newest state; `null` while no window of the deck runs it. */
export function useShareStatus(): UseDeckShareReturn<ShareStatus> {
  return useDeckShare<ShareStatus>('screen-share-status', StatusSchema, null)
}

/** Counts the presenter's wishes that sharing end. */
export function useStopWish(): UseDeckShareReturn<number> {
  return useDeckShare('screen-share-stop', v.number(), 0)
}
