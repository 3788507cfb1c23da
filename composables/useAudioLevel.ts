import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { AudioLevel } from '../rtc/audio-level.ts'
import type { MeterState } from '../rtc/level-math.ts'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { createAudioLevel } from '../rtc/audio-level.ts'
import { advanceMeter, SILENCE } from '../rtc/level-math.ts'

export interface UseAudioLevelReturn {
  /** Whether this browser can measure at all. */
  isSupported: boolean
  meter: Readonly<ShallowRef<MeterState>>
  /** The browser waits for somebody to press something on the page; then it measures by itself. */
  isSuspended: Readonly<Ref<boolean>>
}

/** The level of an audio track, frame by frame, while there is one. Its AudioContext ends with track or scope. */
export function useAudioLevel(track: MaybeRefOrGetter<MediaStreamTrack | null>): UseAudioLevelReturn {
  const isSupported = typeof AudioContext === 'function'
  const meter = shallowRef(SILENCE)
  const isSuspended = ref(false)
  let level: AudioLevel | null = null
  let frame = 0

  function stop(): void {
    cancelAnimationFrame(frame)
    level?.close()
    level = null
    meter.value = SILENCE
    isSuspended.value = false
  }

  function measure(nowMs: number): void {
    if (!level)
      return
    meter.value = advanceMeter(meter.value, level.read(), nowMs)
    isSuspended.value = level.isSuspended
    frame = requestAnimationFrame(measure)
  }

  watch(() => toValue(track), (next) => {
    stop()
    if (!next || !isSupported)
      return
    level = createAudioLevel(next)
    frame = requestAnimationFrame(measure)
  }, { immediate: true })
  if (typeof document !== 'undefined')
    useEventListener(document, ['pointerdown', 'keydown'], () => level?.isSuspended && level.resume())
  onScopeDispose(stop)

  return {
    isSupported,
    meter: shallowReadonly(meter),
    isSuspended: readonly(isSuspended),
  }
}
