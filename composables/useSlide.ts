import type { ComputedRef, InjectionKey } from 'vue'
import { computed, inject } from 'vue'

/**
 * Where a component is shown. `print` covers `/export` and `?print`; `standalone` is every place
 * that is not a slide: a demo's own page, an audience device, a page of the deck's own.
 */
export type SlideWhere = 'slide' | 'presenter' | 'previewNext' | 'overview' | 'print' | 'standalone'

export interface UseSlideReturn {
  where: ComputedRef<SlideWhere>
  /** This slide is the one being shown, on the screen or in the presenter view. */
  isActive: ComputedRef<boolean>
  /** A demo may run here and now: nowhere else may it open a device or a connection. */
  isLive: ComputedRef<boolean>
  /** Switches the deck's keyboard shortcuts off until the returned function is called. */
  lockShortcuts: () => () => void
}

/** Provided by the deck alone, so that standalone pages carry none of Slidev. */
export const slideSourceKey: InjectionKey<() => UseSlideReturn> = Symbol('slide source')

function standaloneSlide(): UseSlideReturn {
  return {
    where: computed(() => 'standalone'),
    isActive: computed(() => true),
    isLive: computed(() => true),
    lockShortcuts: () => () => {},
  }
}

/**
 * Tells a component where it is shown and whether it may run, inside a slide and outside.
 * Call it in `setup()`. Outside a slide it is `standalone` and always live.
 */
export function useSlide(): UseSlideReturn {
  const source = inject(slideSourceKey, undefined)
  return source
    ? source()
    : standaloneSlide()
}
