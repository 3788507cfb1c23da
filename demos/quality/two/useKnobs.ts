import type { ShallowRef } from 'vue'
import type { UsePairConnectionReturn } from '../../../composables/usePairConnection.ts'
import type { TalkError } from '../../../rtc/errors.ts'
import type { QualitySettings } from '../settings.ts'
import { onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { toTalkError } from '../../../rtc/errors.ts'
import { preferCodec } from '../send/codecs.ts'
import { setSender } from '../send/sender-settings.ts'

/**
 * Sets what this device sends to the other as the lab is set: again for every new connection, and after every
 * negotiation, since what a sender can do is a matter of what was agreed on.
 */
export function useKnobs(pair: UsePairConnectionReturn, settings: Readonly<ShallowRef<QualitySettings>>): { failure: Readonly<ShallowRef<TalkError | null>> } {
  const failure = shallowRef<TalkError | null>(null)
  const preferred = new WeakMap<RTCPeerConnection, QualitySettings['codec']>()
  const followed = new WeakSet<RTCPeerConnection>()
  const leaving = new AbortController()
  let isApplying = false
  let isStale = false

  function transceiverOf(connection: RTCPeerConnection): RTCRtpTransceiver | undefined {
    return connection.getTransceivers().find(({ sender }) => sender.track?.kind === 'video')
  }

  async function apply(): Promise<void> {
    isStale = true
    if (isApplying)
      return
    isApplying = true
    while (isStale) {
      isStale = false
      await applyOnce()
    }
    isApplying = false
  }

  async function applyOnce(): Promise<void> {
    const [connection, wanted] = [
      pair.connection(),
      { ...settings.value, isSimulcast: false },
    ]
    const transceiver = connection && transceiverOf(connection)
    // It is negotiated now: what comes of it decides what can be set.
    if (!transceiver || connection.signalingState !== 'stable' || !connection.remoteDescription)
      return
    try {
      if ((preferred.get(connection) ?? 'auto') !== wanted.codec) {
        preferred.set(connection, wanted.codec)
        preferCodec(transceiver, wanted.codec === 'auto'
          ? null
          : wanted.codec)
        pair.renegotiate()
        return
      }
      await setSender(transceiver.sender, wanted)
      failure.value = null
    }
    catch (thrown) {
      // One that was closed meanwhile has nothing to refuse.
      if (connection === pair.connection())
        failure.value = toTalkError(thrown)
    }
  }

  function follow(): void {
    const connection = pair.connection()
    if (connection && !followed.has(connection)) {
      followed.add(connection)
      connection.addEventListener('signalingstatechange', () => void apply(), { signal: leaving.signal })
    }
    void apply()
  }

  watch([pair.state, settings], follow, { immediate: true })
  onScopeDispose(() => leaving.abort())
  return {
    failure: shallowReadonly(failure),
  }
}
