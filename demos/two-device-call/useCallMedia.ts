import type { Ref, ShallowRef } from 'vue'
import type { LocalMedia } from '../../rtc/media.ts'
import type { StandIn } from '../../rtc/stand-in.ts'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { TalkError, toTalkError } from '../../rtc/errors.ts'
import { acquireLocalMedia, acquireMedia, CAMERA } from '../../rtc/media.ts'
import { createStandInVideo } from '../../rtc/stand-in.ts'

export interface UseCallMediaReturn {
  /** One's own picture; `null` while the browser still asks for permission. */
  preview: Readonly<ShallowRef<MediaStream | null>>
  /** Why the camera or microphone is missing, or could not be switched on. */
  failure: Readonly<ShallowRef<TalkError | null>>
  isCamera: Readonly<Ref<boolean>>
  isFrontCamera: Readonly<Ref<boolean>>
  isAudioMuted: Readonly<Ref<boolean>>
  /** Switched off by hand. */
  isVideoMuted: Readonly<Ref<boolean>>
  canFlip: Readonly<Ref<boolean>>
  /** A camera is being opened. */
  isBusy: Readonly<Ref<boolean>>
  /** Goes up when what `tracks` returns has changed. */
  revision: Readonly<Ref<number>>
  tracks: () => { track: MediaStreamTrack, stream: MediaStream }[]
  toggleAudio: () => void
  toggleVideo: () => Promise<void>
  /** Takes the camera on the phone's other side. */
  flip: () => Promise<void>
}

export interface UseCallMediaOptions {
  /** Drawn on the stand-in picture. */
  person: () => { name: string, hue: number }
}

/**
 * What a device sends in the call, from now until the scope ends: camera and microphone, or what stands in
 * for them. A camera that is switched off is released, so that its light goes out.
 */
export function useCallMedia({ person }: UseCallMediaOptions): UseCallMediaReturn {
  const leaving = new AbortController()
  const outgoing = new MediaStream()
  const preview = shallowRef<MediaStream | null>(null)
  const failure = shallowRef<TalkError | null>(null)
  const isCamera = ref(false)
  const facing = ref<'user' | 'environment'>('user')
  const isAudioMuted = ref(false)
  const isVideoMuted = ref(false)
  const cameraCount = ref(0)
  const isBusy = ref(true)
  const revision = ref(0)
  let local: LocalMedia | null = null
  let standIn: StandIn | null = null

  function showVideo(track: MediaStreamTrack | null, fromCamera: boolean): void {
    for (const old of outgoing.getVideoTracks()) {
      outgoing.removeTrack(old)
      old.stop()
    }
    standIn?.stop()
    standIn = null
    isCamera.value = fromCamera
    preview.value = new MediaStream(track
      ? [track]
      : [])
    if (track)
      outgoing.addTrack(track)
    if (fromCamera)
      track?.addEventListener('ended', () => handleEnded(track))
    revision.value++
  }

  function showStandIn(): void {
    const made = createStandInVideo(person())
    showVideo(made?.track ?? null, false)
    standIn = made
  }

  /** The camera was unplugged, or the system took it. */
  function handleEnded(track: MediaStreamTrack): void {
    if (!outgoing.getTracks().includes(track))
      return
    failure.value = new TalkError('device-not-found')
    showStandIn()
  }

  async function openCamera(): Promise<void> {
    isBusy.value = true
    failure.value = null
    try {
      const stream = await acquireMedia({
        video: {
          ...CAMERA,
          facingMode: { ideal: facing.value },
        },
      }, leaving.signal)
      const track = stream.getVideoTracks()[0]
      if (track)
        showVideo(track, true)
    }
    catch (thrown) {
      const error = toTalkError(thrown)
      if (error.reason === 'aborted')
        return
      failure.value = error
      if (!standIn)
        showStandIn()
    }
    finally {
      isBusy.value = false
    }
  }

  async function begin(): Promise<void> {
    try {
      local = await acquireLocalMedia({
        ...person(),
        signal: leaving.signal,
      })
    }
    catch {
      return // the component has gone in the meantime
    }
    isBusy.value = false
    failure.value = local.failure
    for (const track of local.stream.getAudioTracks())
      outgoing.addTrack(track)
    showVideo(local.stream.getVideoTracks()[0] ?? null, local.isCamera)
    // Labels and count are told only after permission.
    const devices = await (navigator.mediaDevices as MediaDevices | undefined)?.enumerateDevices().catch(() => [])
    cameraCount.value = devices?.filter(({ kind }) => kind === 'videoinput').length ?? 0
  }

  onScopeDispose(() => {
    leaving.abort()
    local?.stop()
    standIn?.stop()
    for (const track of outgoing.getTracks())
      track.stop()
  })
  void begin()

  return {
    preview: shallowReadonly(preview),
    failure: shallowReadonly(failure),
    isCamera: readonly(isCamera),
    isFrontCamera: computed(() => isCamera.value && facing.value === 'user'),
    isAudioMuted: readonly(isAudioMuted),
    isVideoMuted: readonly(isVideoMuted),
    canFlip: computed(() => isCamera.value && cameraCount.value > 1),
    isBusy: readonly(isBusy),
    revision: readonly(revision),
    tracks: () => outgoing.getTracks().map(track => ({ track, stream: outgoing })),
    toggleAudio() {
      isAudioMuted.value = !isAudioMuted.value
      for (const track of outgoing.getAudioTracks())
        track.enabled = !isAudioMuted.value
      revision.value++
    },
    async toggleVideo() {
      isVideoMuted.value = isCamera.value
      if (isCamera.value)
        showStandIn()
      else
        await openCamera()
    },
    async flip() {
      facing.value = facing.value === 'user'
        ? 'environment'
        : 'user'
      // A phone opens one camera at a time.
      showStandIn()
      await openCamera()
    },
  }
}
