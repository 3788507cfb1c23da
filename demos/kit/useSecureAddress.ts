import type { ShallowRef } from 'vue'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'
import { loadConfig } from '../../composables/config.ts'

/** This page at the stage server's https address, looked up where it is wanted; `null` where there is none. */
export function useSecureAddress(isWanted: () => boolean): Readonly<ShallowRef<string | null>> {
  const address = shallowRef<string | null>(null)
  const leaving = new AbortController()
  onScopeDispose(() => leaving.abort())

  async function find(): Promise<void> {
    const config = await loadConfig(new URL('../../', document.baseURI), leaving.signal).catch(() => null)
    if (config?.httpsOrigin)
      address.value = `${config.httpsOrigin}${location.pathname}${location.search}${location.hash}`
  }
  if (isWanted())
    void find()
  return shallowReadonly(address)
}
