import type { MaybeRefOrGetter } from 'vue'
import type { UsePairConnectionReturn } from '../../../composables/usePairConnection.ts'
import type { StatsSample } from '../../../rtc/stats.ts'
import { computed, onScopeDispose, toValue, watch } from 'vue'
import { createStatsSampler } from '../../../rtc/stats.ts'
import { SAMPLE_INTERVAL_MS } from '../measure/measure.ts'

/** Samples the connection between the two devices while it stands, and is wanted. */
export function usePairSampler(pair: UsePairConnectionReturn, isMeasuring: MaybeRefOrGetter<boolean>, onsample: (sample: StatsSample) => void): void {
  const sampler = createStatsSampler({
    connection: pair.connection,
    intervalMs: SAMPLE_INTERVAL_MS,
  })
  sampler.onsample = onsample
  const isWanted = computed(() => toValue(isMeasuring) && (pair.state.value === 'connected' || pair.state.value === 'disconnected'))
  watch(isWanted, (now) => {
    if (now)
      sampler.start()
    else
      sampler.stop()
  }, { immediate: true })
  onScopeDispose(() => sampler.stop())
}
