import type { Ref, ShallowRef } from 'vue'
import type { GivenScreen, ShareSettings } from './settings.ts'
import type { SharedCall } from './share-screen.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { displayObstacle, toDisplayError } from '../../rtc/display-media.ts'
import { TalkError } from '../../rtc/errors.ts'
import { stopTracks } from '../../rtc/media.ts'
import { displayOptions, givenScreen } from './settings.ts'
import { backToCamera, shareScreen } from './share-screen.ts'

type TrackSlot = Pick<RTCRtpSender, 'replaceTrack'>

export interface UseScreenShareOptions {
  settings: Readonly<ShallowRef<ShareSettings>>
  /** What is sent while no screen is. */
  own: Readonly<ShallowRef<MediaStreamTrack | null>>
  /** Where the running call takes its picture and its sound from. */
  picture: TrackSlot
  sound: TrackSlot
}

export interface UseScreenShareReturn {
  /** What is sent now, to be looked at. */
  sent: Readonly<ShallowRef<MediaStream | null>>
  isSharing: Readonly<Ref<boolean>>
  /** The browser's picker is open. */
  isChoosing: Readonly<Ref<boolean>>
  /** What the shared screen really is. */
  given: Readonly<ShallowRef<GivenScreen | null>>
  /** How often the call went over to another track since it began. */
  swapCount: Readonly<Ref<number>>
  failure: Readonly<ShallowRef<TalkError | null>>
  /** Opens the browser's picker. To be called by a press. */
  share: () => Promise<void>
  /** Goes back to the own picture; may be called twice. */
  back: () => void
}

/** Lets a running call send the screen in turns with its own picture, until the scope ends. */
export function useScreenShare({ settings, own, picture, sound }: UseScreenShareOptions): UseScreenShareReturn {
  const sent = shallowRef<MediaStream | null>(null)
  const isSharing = ref(false)
  const isChoosing = ref(false)
  const given = shallowRef<GivenScreen | null>(null)
  const swapCount = ref(0)
  const failure = shallowRef<TalkError | null>(null)
  let isOver = false

  const call: SharedCall = {
    sender: {
      async replaceTrack(track) {
        const before = sent.value?.getVideoTracks()[0] ?? null
        if (isOver || before === track)
          return
        sent.value = new MediaStream(track
          ? [track]
          : [])
        if (before)
          swapCount.value++
        await picture.replaceTrack(track)
      },
    },
    get camera() {
      return own.value
    },
    get options() {
      return displayOptions(settings.value)
    },
    display: new MediaStream(),
  }

  /** The screen ended, by whatever hand. */
  function settle(): void {
    isSharing.value = false
    given.value = null
    void sound.replaceTrack(null).catch(() => {}) // the call is over as well
  }

  function follow(display: MediaStream): void {
    const [screen] = display.getVideoTracks()
    // It may have been stopped while it was put into the call.
    if (screen?.readyState !== 'live')
      return settle()
    given.value = givenScreen(display)
    isSharing.value = true
    screen.addEventListener('ended', () => {
      if (call.display === display)
        settle()
    })
    const [sounds = null] = display.getAudioTracks()
    void sound.replaceTrack(sounds).catch(() => {})
  }

  async function share(): Promise<void> {
    const obstacle = displayObstacle()
    failure.value = obstacle && new TalkError(obstacle)
    if (obstacle || isChoosing.value)
      return
    const earlier = call.display
    isChoosing.value = true
    try {
      await shareScreen(call)
      if (!isOver)
        follow(call.display)
    }
    catch (thrown) {
      failure.value = toDisplayError(thrown)
    }
    isChoosing.value = false
    if (call.display !== earlier)
      stopTracks(earlier)
    if (isOver)
      stopTracks(call.display)
  }

  function back(): void {
    if (!isSharing.value)
      return
    settle()
    void backToCamera(call)
  }

  watch(own, (track) => {
    if (!isSharing.value)
      void call.sender.replaceTrack(track)
  }, { immediate: true })
  onScopeDispose(() => {
    isOver = true
    stopTracks(call.display)
  })

  return {
    sent: shallowReadonly(sent),
    isSharing: readonly(isSharing),
    isChoosing: readonly(isChoosing),
    given: shallowReadonly(given),
    swapCount: readonly(swapCount),
    failure: shallowReadonly(failure),
    share,
    back,
  }
}
