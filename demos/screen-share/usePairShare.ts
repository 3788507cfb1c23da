import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { UseStatsReturn } from '../../composables/useStats.ts'
import type { UseStageDeviceReturn } from '../kit/stage/useStageDevice.ts'
import type { ShareSettings } from './settings.ts'
import type { UseOwnPictureReturn } from './useOwnPicture.ts'
import type { UseScreenShareReturn } from './useScreenShare.ts'
import { onScopeDispose, watch } from 'vue'
import { useStats } from '../../composables/useStats.ts'
import { createSilentAudio } from '../../rtc/stand-in.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { pairInfo } from './info.ts'
import { followHint, limitBitrate } from './sending.ts'
import { useOwnPicture } from './useOwnPicture.ts'
import { useScreenShare } from './useScreenShare.ts'

export interface UsePairShareReturn {
  device: UseStageDeviceReturn
  own: UseOwnPictureReturn
  screen: UseScreenShareReturn
  stats: UseStatsReturn
}

/** This device's end of a call in which either may share its screen. */
export function usePairShare({ room, stageId, settings }: {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  settings: Readonly<ShallowRef<ShareSettings>>
}): UsePairShareReturn {
  const stream = new MediaStream()
  // There from the start, so that a sound that comes with a screen needs no negotiation.
  const silence = createSilentAudio()
  const sent: { picture: MediaStreamTrack | null, sound: MediaStreamTrack | null } = { picture: null, sound: null }

  const device = useStageDevice({
    room,
    stageId,
    info: pairInfo,
    tracks: () => [sent.picture, sent.sound ?? silence?.track ?? null]
      .filter(track => track !== null)
      .map(track => ({ track, stream })),
  })
  const own = useOwnPicture(() => settings.value.own === 'camera', () => room.self.value ?? { name: '', hue: 0 })
  const screen = useScreenShare({
    settings,
    own: own.track,
    picture: slot('picture'),
    sound: slot('sound'),
  })
  followHint(screen.sent, () => settings.value.hint)
  watch([
    () => settings.value.limit,
    device.pair.state,
    screen.sent,
  ], ([limit]) => {
    const sender = device.pair.connection()?.getSenders().find(({ track }) => track?.kind === 'video')
    if (sender)
      void limitBitrate(sender, limit)
  })
  onScopeDispose(() => silence?.stop())

  /** Takes a track's place in the call, and in every later connection to the other device. */
  function slot(name: keyof typeof sent): Pick<RTCRtpSender, 'replaceTrack'> {
    return {
      async replaceTrack(track) {
        sent[name] = track
        device.replaceTracks()
      },
    }
  }

  return {
    device,
    own,
    screen,
    stats: useStats({
      connection: device.pair.connection,
      isActive: () => device.pair.state.value === 'connected',
    }),
  }
}
