import type { Ref, ShallowRef } from 'vue'
import type { UseStatsReturn } from '../../composables/useStats.ts'
import type { ShareSettings } from './settings.ts'
import type { UseOwnPictureReturn } from './useOwnPicture.ts'
import type { UseScreenShareReturn } from './useScreenShare.ts'
import { onScopeDispose, readonly, ref, watch } from 'vue'
import { useStats } from '../../composables/useStats.ts'
import { Loopback } from '../../rtc/loopback.ts'
import { followHint, limitBitrate } from './sending.ts'
import { useOwnPicture } from './useOwnPicture.ts'
import { useScreenShare } from './useScreenShare.ts'

export interface UseShareCallReturn {
  own: UseOwnPictureReturn
  screen: UseScreenShareReturn
  /** What arrives at the other end. */
  received: MediaStream
  /** How often offer and answer were exchanged. */
  negotiationCount: Readonly<Ref<number>>
  sentStats: UseStatsReturn
  receivedStats: UseStatsReturn
}

/** A call between two ends of this page, of which one shares its screen; it begins at once and ends with the scope. */
export function useShareCall(settings: Readonly<ShallowRef<ShareSettings>>): UseShareCallReturn {
  const call = new Loopback()
  const negotiationCount = ref(0)
  const received = new MediaStream()
  // Both are there from the start, so that a sound that comes with a screen needs no negotiation either.
  const picture = call.local.addTransceiver('video', { direction: 'sendonly' }).sender
  const sound = call.local.addTransceiver('audio', { direction: 'sendonly' }).sender
  call.onnegotiated = () => negotiationCount.value = call.negotiationCount
  call.remote.ontrack = ({ track }) => received.addTrack(track)

  const own = useOwnPicture(() => settings.value.own === 'camera')
  const screen = useScreenShare({
    settings,
    own: own.track,
    picture,
    sound,
  })
  followHint(screen.sent, () => settings.value.hint)
  watch([
    () => settings.value.limit,
    negotiationCount,
  ], ([limit]) => void limitBitrate(picture, limit), { immediate: true })
  onScopeDispose(() => call.close())

  return {
    own,
    screen,
    received,
    negotiationCount: readonly(negotiationCount),
    sentStats: useStats({
      connection: () => call.local,
    }),
    receivedStats: useStats({
      connection: () => call.remote,
    }),
  }
}
