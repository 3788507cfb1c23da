import type { Ref, ShallowRef } from 'vue'
import type { StandIn } from '../../rtc/stand-in.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { TalkError, toTalkError } from '../../rtc/errors.ts'
import { acquireMedia, CAMERA } from '../../rtc/media.ts'
import { createStandInVideo } from '../../rtc/stand-in.ts'

export interface UseOwnPictureReturn {
  /** The camera's track, or that of an animated picture. */
  track: Readonly<ShallowRef<MediaStreamTrack | null>>
  isCamera: Readonly<Ref<boolean>>
  /** The browser asks for permission, or the camera starts. */
  isBusy: Readonly<Ref<boolean>>
  /** Why it is no camera although one is wanted. */
  failure: Readonly<ShallowRef<TalkError | null>>
}

/** Drawn on the picture that stands in. */
const STAND_IN = { name: 'WebRTC', hue: 264 }

/** What a call sends while no screen is shared: a picture at once, the camera where it is wanted and there. */
export function useOwnPicture(wantsCamera: () => boolean, person: () => { name: string, hue: number } = () => STAND_IN): UseOwnPictureReturn {
  const track = shallowRef<MediaStreamTrack | null>(null)
  const isCamera = ref(false)
  const isBusy = ref(false)
  const failure = shallowRef<TalkError | null>(null)
  let standIn: StandIn | null = null
  let asking: AbortController | null = null

  function stopSending(): void {
    standIn?.stop()
    standIn = null
    track.value?.stop()
  }

  function showPicture(): void {
    stopSending()
    isCamera.value = false
    standIn = createStandInVideo(person())
    track.value = standIn?.track ?? null
  }

  function showCamera(camera: MediaStreamTrack): void {
    stopSending()
    isCamera.value = true
    track.value = camera
    // It was unplugged, or the system took it.
    camera.addEventListener('ended', () => {
      if (track.value !== camera)
        return
      failure.value = new TalkError('device-not-found')
      showPicture()
    })
  }

  async function openCamera(): Promise<void> {
    const { signal } = asking = new AbortController()
    isBusy.value = true
    try {
      const stream = await acquireMedia({ video: CAMERA }, signal)
      const [camera] = stream.getVideoTracks()
      if (camera)
        showCamera(camera)
    }
    catch (thrown) {
      if (!signal.aborted)
        failure.value = toTalkError(thrown)
    }
    if (!signal.aborted)
      isBusy.value = false
  }

  watch(wantsCamera, (isWanted) => {
    asking?.abort()
    isBusy.value = false
    failure.value = null
    if (isWanted)
      void openCamera()
    if (!track.value || (!isWanted && isCamera.value))
      showPicture()
  }, { immediate: true })
  onScopeDispose(() => {
    asking?.abort()
    stopSending()
  })

  return {
    track: shallowReadonly(track),
    isCamera: readonly(isCamera),
    isBusy: readonly(isBusy),
    failure: shallowReadonly(failure),
  }
}
