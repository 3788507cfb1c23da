import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import { onScopeDispose, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { loadConfig } from '../../composables/config.ts'
import { siteBase } from '../../composables/deckPlace.ts'
import { useSlide } from '../../composables/useSlide.ts'

/** The page of this demo at the stage server's plain http address, looked up when it is wanted; `null` where there is none. */
export function useInsecureAddress(isWanted: MaybeRefOrGetter<boolean>): Readonly<ShallowRef<string | null>> {
  const address = shallowRef<string | null>(null)
  const leaving = new AbortController()
  const base = useSlide().where.value === 'standalone'
    ? new URL('../../', document.baseURI)
    : siteBase()

  watch(() => toValue(isWanted), async (wanted) => {
    address.value = null
    if (!wanted)
      return
    const config = await loadConfig(base, leaving.signal).catch(() => null)
    if (config?.httpOrigin)
      address.value = new URL('/demos/get-user-media/', config.httpOrigin).href
  }, { immediate: true })
  onScopeDispose(() => leaving.abort())
  return shallowReadonly(address)
}
