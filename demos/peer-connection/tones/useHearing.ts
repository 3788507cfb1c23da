import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { HeardTones } from './goertzel.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { detectKey } from './goertzel.ts'

export interface UseHearingReturn {
  /** The key that sounds now. */
  heard: Readonly<ShallowRef<HeardTones | null>>
  /** All that were heard, in order; the newest dozens. */
  dialled: Readonly<Ref<string>>
  /** What comes is heard; it takes a moment until it is. */
  isListening: Readonly<Ref<boolean>>
  /** The browser listens only after a press on this page. */
  isBlocked: Readonly<Ref<boolean>>
  isAudible: Readonly<Ref<boolean>>
  /** Begins to listen, in a press. */
  listen: () => Promise<void>
  /** Plays what is heard, or does not. */
  setAudible: (on: boolean) => void
}

const LISTEN_MS = 25
/** About 43 ms at 48 kHz: two periods of the difference between the two closest tones. */
const PIECE_SAMPLES = 2048
const MAX_DIALLED = 24

/** Listens to a stream for the keys of a telephone, until the scope ends. */
export function useHearing(stream: MaybeRefOrGetter<MediaStream | null>): UseHearingReturn {
  const heard = shallowRef<HeardTones | null>(null)
  const dialled = ref('')
  const isListening = ref(false)
  const isBlocked = ref(false)
  const isAudible = ref(false)
  let close: (() => void) | null = null
  let resume: () => Promise<void> = () => Promise.resolve()

  function open(heardStream: MediaStream): void {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = PIECE_SAMPLES
    context.createMediaStreamSource(heardStream).connect(analyser)
    // Chromium lets a remote stream's sound flow only where an element plays it.
    const player = new Audio()
    player.srcObject = heardStream
    player.muted = !isAudible.value
    player.play().catch(() => {}) // without a press on the page; `isBlocked` says so
    const samples = new Float32Array(PIECE_SAMPLES)
    const timer = setInterval(() => {
      isBlocked.value = context.state === 'suspended'
      isListening.value = context.state === 'running' && context.currentTime > 0 && player.currentTime > 0
      analyser.getFloatTimeDomainData(samples)
      hear(detectKey(samples, context.sampleRate))
    }, LISTEN_MS)
    const stopWatching = watch(isAudible, on => player.muted = !on)
    resume = () => context.resume()
    close = () => {
      clearInterval(timer)
      stopWatching()
      player.pause()
      player.srcObject = null
      void context.close()
      close = null
      isListening.value = false
      heard.value = null
    }
  }

  function hear(now: HeardTones | null): void {
    // Two pieces of the same tone are one press; the pause between two presses is longer than a piece.
    if (now && now.key !== heard.value?.key)
      dialled.value = (dialled.value + now.key).slice(-MAX_DIALLED)
    heard.value = now
  }

  watch(() => toValue(stream), (now) => {
    close?.()
    if (now && now.getAudioTracks().length > 0)
      open(now)
  }, { immediate: true })
  onScopeDispose(() => close?.())

  return {
    heard: shallowReadonly(heard),
    dialled: readonly(dialled),
    isListening: readonly(isListening),
    isBlocked: readonly(isBlocked),
    isAudible: readonly(isAudible),
    listen: () => resume(),
    setAudible: on => isAudible.value = on,
  }
}
