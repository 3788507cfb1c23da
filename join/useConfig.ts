import type { ShallowRef } from 'vue'
import type { Config } from '../room/config.ts'
import type { TalkError } from '../rtc/errors.ts'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'
import { loadConfig } from '../composables/config.ts'
import { toTalkError } from '../rtc/errors.ts'

const RETRY_MS = [500, 1_000, 2_000, 4_000]

export interface UseConfigReturn {
  config: Readonly<ShallowRef<Config | null>>
  /** Why it could not be read, while it is tried again. */
  error: Readonly<ShallowRef<TalkError | null>>
  /** Tries again now: the network is back. */
  retry: () => void
}

/** Reads the site's configuration, again and again until it is there: a phone may scan before it has the network. The first attempt is already under way. */
export function useConfig(base: URL, first: Promise<Config>): UseConfigReturn {
  const config = shallowRef<Config | null>(null)
  const error = shallowRef<TalkError | null>(null)
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let asked: Promise<Config> | null = first
  let isLoading = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    if (isLoading || config.value || ending.signal.aborted)
      return
    isLoading = true
    try {
      config.value = await (asked ?? loadConfig(base, ending.signal))
      error.value = null
    }
    catch (thrown) {
      asked = null
      if (ending.signal.aborted)
        return
      error.value = toTalkError(thrown)
      timer = setTimeout(load, RETRY_MS[Math.min(attempts++, RETRY_MS.length - 1)])
    }
    finally {
      isLoading = false
    }
  }

  void load()
  onScopeDispose(() => {
    clearTimeout(timer)
    ending.abort()
  })
  return {
    config: shallowReadonly(config),
    error: shallowReadonly(error),
    retry: () => void load(),
  }
}
