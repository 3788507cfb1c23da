import type { FailureReason, TalkError } from './errors.ts'
import type { StandIn } from './stand-in.ts'
import { acquireMedia, stopTracks, throwIfAborted, toMediaError } from './media-request.ts'
import { createSilentAudio, createStandInVideo } from './stand-in.ts'

export { acquireMedia, stopTracks, toMediaError } from './media-request.ts'

/** What a device sends in a call, and what had to be replaced because it has none or may not use it. */
export interface LocalMedia {
  /** One video and one audio track, wherever the browser can make what has to be replaced. */
  readonly stream: MediaStream
  /** False: the picture is the stand-in. */
  readonly isCamera: boolean
  /** False: the sound is silence. */
  readonly isMicrophone: boolean
  /** Why camera or microphone is missing; null when both are there. */
  readonly failure: TalkError | null
  /** Ends every track; may be called twice. */
  stop: () => void
}

export const CAMERA: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 30 },
  facingMode: { ideal: 'user' },
}

export const MICROPHONE: MediaTrackConstraints = {
  echoCancellation: { ideal: true },
  noiseSuppression: { ideal: true },
  autoGainControl: { ideal: true },
}

/** Reasons that may concern one of the two devices only, so that asking for the other alone makes sense. */
const ONE_DEVICE: readonly FailureReason[] = [
  'device-not-found',
  'device-in-use',
  'overconstrained',
  'media-aborted',
]

/**
 * Camera and microphone, or whatever part of them there is: a stand-in picture and silence replace the rest.
 *
 * `hue` is in degrees; with `sendsSilence`, a silence in the microphone's place is really sent. A lack of devices or of permission never throws; `failure` says why.
 * @throws {TalkError} aborted
 */
export async function acquireLocalMedia(options: { name: string, hue: number, sendsSilence?: boolean, signal?: AbortSignal }): Promise<LocalMedia> {
  const { stream, failure } = await acquireWhatIsThere(options.signal)
  if (options.signal?.aborted)
    stopTracks(stream)
  throwIfAborted(options.signal)
  const isCamera = stream.getVideoTracks().length > 0
  const isMicrophone = stream.getAudioTracks().length > 0
  const replacements: StandIn[] = [
    isCamera
      ? null
      : createStandInVideo(options),
    isMicrophone
      ? null
      : createSilentAudio({ isSent: options.sendsSilence ?? false }),
  ].filter(standIn => standIn !== null)
  for (const { track } of replacements)
    stream.addTrack(track)

  return {
    stream,
    isCamera,
    isMicrophone,
    failure,
    stop() {
      stopTracks(stream)
      for (const replacement of replacements)
        replacement.stop()
    },
  }
}

async function acquireWhatIsThere(signal?: AbortSignal): Promise<{ stream: MediaStream, failure: TalkError | null }> {
  try {
    return { stream: await acquireMedia({ video: CAMERA, audio: MICROPHONE }, signal), failure: null }
  }
  catch (thrown) {
    const failure = rethrowAborted(thrown)
    for (const [name, constraints] of [
      [
        'camera',
        { video: CAMERA },
      ],
      [
        'microphone',
        { audio: MICROPHONE },
      ],
    ] as const) {
      // After a "no", asking again would be rude: only what was granted for good is taken.
      const isWorthTrying = ONE_DEVICE.includes(failure.reason)
        || (failure.reason === 'permission-denied' && await isGranted(name))
      if (!isWorthTrying)
        continue
      try {
        return { stream: await acquireMedia(constraints, signal), failure }
      }
      catch (again) {
        rethrowAborted(again)
      }
    }
    return {
      stream: new MediaStream(),
      failure,
    }
  }
}

function rethrowAborted(thrown: unknown): TalkError {
  const error = toMediaError(thrown)
  if (error.reason === 'aborted')
    throw error
  return error
}

async function isGranted(name: 'camera' | 'microphone'): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name })).state === 'granted'
  }
  catch {
    return false // not every browser knows these names
  }
}
