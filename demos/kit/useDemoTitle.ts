import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { DemoInfo } from './info.ts'
import { computed, shallowRef, toValue, watch } from 'vue'
import { locale } from '../../composables/locale.ts'
import { demoInfo } from './demo-infos.ts'

/** The title of a demo by its id, in the reader's language; the id until it is loaded, `''` for none. */
export function useDemoTitle(id: MaybeRefOrGetter<string | null>): ComputedRef<string> {
  const info = shallowRef<DemoInfo | null>(null)
  watch(() => toValue(id), async (wanted) => {
    info.value = null
    const found = wanted === null
      ? null
      : await demoInfo(wanted)
    if (wanted === toValue(id))
      info.value = found
  }, { immediate: true })
  return computed(() => info.value?.texts[locale.value].title ?? toValue(id) ?? '')
}
