import type { Ref, ShallowRef } from 'vue'
import type { TalkError } from '../../../rtc/errors.ts'
import type { Layer, QualitySettings } from '../settings.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { toTalkError } from '../../../rtc/errors.ts'
import { LayeredLoopback } from '../send/layered-loopback.ts'
import { encodingsOf, setSender } from '../send/sender-settings.ts'

export interface UseLoopbackOptions {
  track: Readonly<ShallowRef<MediaStreamTrack | null>>
  settings: Readonly<ShallowRef<QualitySettings>>
  /** How both ends connect; another one makes another pair. */
  configuration: Readonly<Ref<RTCConfiguration>>
}

export interface UseLoopbackReturn {
  /** The two connections; another pair when simulcast is switched on or off, which a sender is born with, or on another way. */
  loopback: Readonly<ShallowRef<LayeredLoopback | null>>
  state: Readonly<Ref<RTCPeerConnectionState>>
  /** What the receiver gets, by layer; by '' where there are none. */
  streams: Readonly<ShallowRef<ReadonlyMap<Layer | '', MediaStream>>>
  /** The setting that the browser refused, or why there is no connection. */
  failure: Readonly<ShallowRef<TalkError | null>>
}

/** Sends the track from one end of this page to the other, set as the lab is set. It closes with the scope. */
export function useLoopback({ track, settings, configuration }: UseLoopbackOptions): UseLoopbackReturn {
  const loopback = shallowRef<LayeredLoopback | null>(null)
  const state = ref<RTCPeerConnectionState>('new')
  const streams = shallowRef<ReadonlyMap<Layer | '', MediaStream>>(new Map())
  const failure = shallowRef<TalkError | null>(null)
  let negotiatedCodec: QualitySettings['codec'] | null = null
  let applying: LayeredLoopback | null = null
  let isStale = false

  function close(): void {
    loopback.value?.close()
    loopback.value = null
    negotiatedCodec = null
    state.value = 'new'
    streams.value = new Map()
  }

  function open(sent: MediaStreamTrack): void {
    close()
    const opened = new LayeredLoopback({
      configuration: configuration.value,
      track: sent,
      encodings: encodingsOf(settings.value),
    })
    opened.onchange = () => {
      state.value = opened.state
      streams.value = opened.streams
    }
    loopback.value = opened
    void apply()
  }

  /** Brings the connections to where the settings are; what is changed meanwhile is done when this is done. */
  async function apply(): Promise<void> {
    isStale = true
    const pair = loopback.value
    // What is asked of a connection may never be answered once it is closed: only the same pair is waited for.
    if (!pair || applying === pair)
      return
    applying = pair
    while (isStale && pair === loopback.value) {
      isStale = false
      await applyOnce(pair, settings.value)
    }
    if (applying === pair)
      applying = null
  }

  async function applyOnce(pair: LayeredLoopback, wanted: QualitySettings): Promise<void> {
    try {
      if (negotiatedCodec !== wanted.codec) {
        await pair.negotiate(wanted.codec === 'auto'
          ? null
          : wanted.codec)
        if (pair === loopback.value)
          negotiatedCodec = wanted.codec
      }
      await setSender(pair.rtpSender, wanted)
      if (pair === loopback.value)
        failure.value = null
    }
    catch (thrown) {
      if (pair === loopback.value)
        failure.value = toTalkError(thrown)
    }
  }

  watch([
    () => track.value !== null,
    () => settings.value.isSimulcast,
    configuration,
  ], () => {
    if (track.value)
      open(track.value)
    else
      close()
  }, { immediate: true })
  watch(track, (now) => {
    if (now && loopback.value && loopback.value.rtpSender.track !== now)
      loopback.value.rtpSender.replaceTrack(now).catch(() => {}) // closed meanwhile
  })
  watch(settings, () => void apply())
  onScopeDispose(close)

  return {
    loopback: shallowReadonly(loopback),
    state: readonly(state),
    streams: shallowReadonly(streams),
    failure: shallowReadonly(failure),
  }
}
