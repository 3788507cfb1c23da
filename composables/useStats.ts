import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { StatsSample } from '../rtc/stats.ts'
import { onScopeDispose, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { createStatsSampler } from '../rtc/stats.ts'

export interface UseStatsOptions {
  connection: () => RTCPeerConnection | null
  /** Nothing is sampled while it is false. @default true */
  isActive?: MaybeRefOrGetter<boolean>
  /** @default 1000 */
  intervalMs?: number
  /** How many samples the history holds. @default 60 */
  historyLength?: number
  onsample?: (sample: StatsSample) => void
}

export interface UseStatsReturn {
  /** The newest sample. */
  sample: Readonly<ShallowRef<StatsSample | null>>
  /** The newest samples, oldest first. */
  history: Readonly<ShallowRef<readonly StatsSample[]>>
}

/** Samples a connection's statistics while it is wanted; what was sampled stays until it is wanted again. */
export function useStats(options: UseStatsOptions): UseStatsReturn {
  const { intervalMs = 1000, historyLength = 60 } = options
  const sample = shallowRef<StatsSample | null>(null)
  const history = shallowRef<readonly StatsSample[]>([])
  const sampler = createStatsSampler({ connection: options.connection, intervalMs })

  sampler.onsample = (next) => {
    sample.value = next
    history.value = [...history.value, next].slice(-historyLength)
    options.onsample?.(next)
  }
  watch(() => toValue(options.isActive ?? true), (isActive) => {
    if (!isActive)
      return sampler.stop()
    sample.value = null
    history.value = []
    sampler.start()
  }, { immediate: true })
  onScopeDispose(() => sampler.stop())

  return {
    sample: shallowReadonly(sample),
    history: shallowReadonly(history),
  }
}
