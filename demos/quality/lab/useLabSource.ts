import type { ShallowRef } from 'vue'
import type { TalkError } from '../../../rtc/errors.ts'
import type { QualitySettings } from '../settings.ts'
import type { PictureTrack } from '../source/picture-track.ts'
import { onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { TalkError as Failure } from '../../../rtc/errors.ts'
import { acquireMedia, stopTracks, toMediaError } from '../../../rtc/media.ts'
import { createPictureTrack } from '../source/picture-track.ts'

/** As large as the test picture, if the camera can. */
const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
}

export interface UseLabSourceReturn {
  /** What is sent: the test picture, until the camera is there that was asked for. */
  track: Readonly<ShallowRef<MediaStreamTrack | null>>
  failure: Readonly<ShallowRef<TalkError | null>>
  /** Asks for the camera again. */
  retry: () => void
}

/** The track that the lab sends. It ends with the scope. */
export function useLabSource(settings: Readonly<ShallowRef<QualitySettings>>): UseLabSourceReturn {
  const track = shallowRef<MediaStreamTrack | null>(null)
  const failure = shallowRef<TalkError | null>(null)
  let picture: PictureTrack | null = null
  let camera: MediaStream | null = null
  let asking: AbortController | null = null

  function stopCamera(): void {
    asking?.abort()
    asking = null
    if (camera)
      stopTracks(camera)
    camera = null
  }

  function showPicture(): void {
    picture ??= createPictureTrack()
    picture?.move(settings.value.isMoving)
    track.value = picture?.track ?? null
    if (!picture)
      failure.value = new Failure('media-unsupported')
  }

  async function showCamera(): Promise<void> {
    const { signal } = asking = new AbortController()
    try {
      const stream = await acquireMedia({ video: CAMERA }, signal)
      camera = stream
      track.value = stream.getVideoTracks()[0] ?? null
      picture?.stop()
      picture = null
    }
    catch (thrown) {
      if (!signal.aborted)
        failure.value = toMediaError(thrown)
    }
  }

  function open(): void {
    stopCamera()
    failure.value = null
    if (settings.value.source === 'camera') {
      if (!track.value || track.value.readyState === 'ended')
        showPicture()
      void showCamera()
    }
    else {
      showPicture()
    }
  }

  watch(() => settings.value.source, open, { immediate: true })
  watch(() => settings.value.isMoving, isMoving => picture?.move(isMoving))
  watch([
    track,
    () => settings.value.hint,
  ], ([now, hint]) => {
    if (now) {
      now.contentHint = hint === 'none'
        ? ''
        : hint
    }
  }, { immediate: true })
  onScopeDispose(() => {
    stopCamera()
    picture?.stop()
    picture = null
    track.value = null
  })

  return {
    track: shallowReadonly(track),
    failure: shallowReadonly(failure),
    retry: open,
  }
}
