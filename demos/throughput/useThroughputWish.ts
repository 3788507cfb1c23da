import type { ShallowRef } from 'vue'
import type { Cell } from './grid.ts'
import type { Running, Wish } from './throughput-messages.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../composables/useDeckShare.ts'
import { INITIAL_SETTINGS } from './settings.ts'
import { RunningSchema, WishSchema } from './throughput-messages.ts'

const StatusSchema = v.object({
  /** The two devices are connected. */
  isLive: v.boolean(),
  running: v.nullable(RunningSchema),
})

export interface UseThroughputWishReturn {
  wish: Readonly<ShallowRef<Wish>>
  /** Wishes it, in whichever window of the deck shows the stage. */
  ask: (what: Wish['what'], cell: Cell) => void
  /** How it stands there. */
  status: Readonly<ShallowRef<{ isLive: boolean, running: Running | null }>>
  share: (status: { isLive: boolean, running: Running | null }) => void
}

const NO_WISH: Wish = {
  what: 'stop',
  chunkKiB: INITIAL_SETTINGS.chunkKiB,
  bufferKiB: INITIAL_SETTINGS.bufferKiB,
  revision: 0,
}

/** What the deck's windows wish of the devices on stage, and how that stands. */
export function useThroughputWish(): UseThroughputWishReturn {
  const wish = useDeckShare('throughput-wish', WishSchema, NO_WISH)
  const status = useDeckShare('throughput-status', StatusSchema, { isLive: false, running: null })
  return {
    wish: wish.value,
    ask: (what, { chunkKiB, bufferKiB }) => wish.share({
      what,
      chunkKiB,
      bufferKiB,
      revision: Date.now(),
    }),
    status: status.value,
    share: status.share,
  }
}
