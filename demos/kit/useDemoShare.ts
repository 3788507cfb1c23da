import type * as v from 'valibot'
import type { UseDeckShareReturn } from '../../composables/useDeckShare.ts'
import { shallowReadonly, shallowRef } from 'vue'
import { useDeckShare } from '../../composables/useDeckShare.ts'
import { useSlide } from '../../composables/useSlide.ts'

/**
 * A value that belongs to a demo: in the deck all windows have it in common, so that the presenter view knows what
 * the screen does and the other way round; on a page or a device it is that page's own.
 */
export function useDemoShare<T>(name: string, schema: v.GenericSchema<unknown, T>, initial: T): UseDeckShareReturn<T> {
  if (useSlide().where.value !== 'standalone')
    return useDeckShare(name, schema, initial)
  const value = shallowRef(initial)
  return {
    value: shallowReadonly(value),
    share: next => value.value = next,
  }
}
