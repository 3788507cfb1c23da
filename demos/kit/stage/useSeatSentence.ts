import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { SeatPhase, StageSeat } from './stage-plan.ts'
import { useNow } from '@vueuse/core'
import { computed, ref, toValue, watch } from 'vue'
import { useMessages } from '../../../composables/locale.ts'
import { stageTexts } from './messages.ts'

/** How long the room keeps the seat of a device that is away, as its host does by default. */
const GRACE_MS = 45_000

/** What is said of a seat, in one sentence. */
export function useSeatSentence(seat: MaybeRefOrGetter<StageSeat | null>, phase: MaybeRefOrGetter<SeatPhase>): ComputedRef<string> {
  const t = useMessages(stageTexts)
  // Its start is taken from this clock: the host's may be wrong by more than the grace period.
  const asleepSince = ref(0)
  const { now, pause, resume } = useNow({ interval: 1_000, controls: true })

  watch(() => toValue(phase) === 'asleep', (isAsleep) => {
    asleepSince.value = Date.now()
    if (isAsleep)
      resume()
    else
      pause()
  }, { immediate: true })

  return computed(() => {
    const name = toValue(seat)?.participant?.name ?? t.value.somebody
    const current = toValue(phase)
    if (current === 'free' || current === 'live')
      return t.value[current]
    if (current !== 'asleep')
      return t.value[current](name)
    const leftMs = GRACE_MS - Math.max(0, now.value.getTime() - asleepSince.value)
    return t.value.asleep(name, Math.max(0, Math.ceil(leftMs / 1_000)))
  })
}
