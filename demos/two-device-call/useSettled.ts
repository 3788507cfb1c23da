import type { MaybeRefOrGetter, Ref } from 'vue'
import { useTimeoutFn } from '@vueuse/core'
import { readonly, ref, toValue, watch } from 'vue'

/** Longer than a call takes on a good network. What has not come by then is waited for, and that is worth a word. */
const SETTLE_MS = 700
/** The second picture, and those after it, are to follow the first at once. */
const BREATH_MS = 100

export interface UseSettledReturn {
  /** There is time for everything else. */
  isSettled: Readonly<Ref<boolean>>
  /** The first picture is there. */
  settle: () => void
}

/**
 * While a picture is on its way, from when it `isExpected`, everything else on the page waits for it: what is drawn
 * meanwhile would take its time.
 */
export function useSettled(isExpected: MaybeRefOrGetter<boolean>): UseSettledReturn {
  const isSettled = ref(false)
  const patience = useTimeoutFn(end, SETTLE_MS, { immediate: false })
  const breath = useTimeoutFn(end, BREATH_MS, { immediate: false })

  function stop(): void {
    patience.stop()
    breath.stop()
  }

  function end(): void {
    stop()
    isSettled.value = true
  }

  watch(() => toValue(isExpected), (isExpected) => {
    stop()
    isSettled.value = !isExpected
    if (isExpected)
      patience.start()
  }, { immediate: true })

  return {
    isSettled: readonly(isSettled),
    settle() {
      if (!isSettled.value)
        breath.start()
    },
  }
}
