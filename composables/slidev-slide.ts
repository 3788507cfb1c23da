import type { SlideWhere, UseSlideReturn } from './useSlide.ts'
import { lockShortcuts, useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed } from 'vue'

/**
 * The deck's answer to `useSlide()`. In `/export` every slide claims to be active in context
 * `slide`, and previews do so too, so context, activity and print mode are all asked.
 * @see https://sli.dev/guide/global-context
 */
export function slidevSlide(): UseSlideReturn {
  const { $renderContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const isCurrent = useIsSlideActive()

  const where = computed<SlideWhere>(() => {
    if (isPrintMode.value)
      return 'print'
    return $renderContext.value === 'none'
      ? 'standalone'
      : $renderContext.value
  })
  const isShown = computed(() => where.value === 'slide' || where.value === 'presenter')

  return {
    where,
    isActive: computed(() => where.value === 'standalone' || (isShown.value && isCurrent.value)),
    isLive: computed(() => where.value === 'standalone' || (where.value === 'slide' && isCurrent.value)),
    lockShortcuts,
  }
}
