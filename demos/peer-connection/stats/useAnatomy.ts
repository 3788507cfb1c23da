import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { StatsReport } from '../../../rtc/stats.ts'
import type { Anatomy } from './anatomy.ts'
import { onScopeDispose, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { createStatsSampler } from '../../../rtc/stats.ts'
import { readAnatomy } from './anatomy.ts'

export interface UseAnatomyReturn {
  /** Null until there is a connection that can be read. */
  anatomy: Readonly<ShallowRef<Anatomy | null>>
}

/** Reads what a connection consists of once a second, and anew when `key` changes, until the scope ends. */
export function useAnatomy(connection: () => RTCPeerConnection | null, key: MaybeRefOrGetter<unknown>): UseAnatomyReturn {
  const anatomy = shallowRef<Anatomy | null>(null)
  const sampler = createStatsSampler({ connection })
  sampler.onsample = (_sample, report: StatsReport) => anatomy.value = readAnatomy(report)
  watch(() => toValue(key), () => {
    anatomy.value = null
    sampler.stop()
    sampler.start()
  }, { immediate: true })
  onScopeDispose(() => sampler.stop())
  return {
    anatomy: shallowReadonly(anatomy),
  }
}
