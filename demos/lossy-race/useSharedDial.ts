import type { ComputedRef } from 'vue'
import type { LossyPath } from '../../room/config.ts'
import type { Dial } from './dial.ts'
import { computed } from 'vue'
import { useDemoSettings } from '../kit/useDemoSettings.ts'
import { DialSchema, INITIAL_DIAL, possibleDial } from './dial.ts'
import { info } from './info.ts'

export interface UseSharedDialReturn {
  /** As it can be followed here. */
  dial: ComputedRef<Dial>
  turn: (dial: Dial) => void
}

/** The dial of the deck: the same in the presenter view and on the screen. */
export function useSharedDial(paths: readonly LossyPath[]): UseSharedDialReturn {
  const { settings, change } = useDemoSettings<Dial>(info.id, DialSchema, INITIAL_DIAL)
  return {
    dial: computed(() => possibleDial(settings.value, paths)),
    turn: change,
  }
}
