import type { FailureReason } from './errors.ts'
import type { StandIn } from './stand-in.ts'
import { TalkError } from './errors.ts'
import { createSilentAudio, createStandInVideo } from './stand-in.ts'

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

const REASONS: Readonly<Record<string, FailureReason>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied', // a Permissions Policy, an iframe without allow="camera"
  NotFoundError: 'device-not-found',
  NotReadableError: 'device-in-use',
  OverconstrainedError: 'overconstrained',
  AbortError: 'media-aborted',
}

/** Reasons that may concern one of the two devices only, so that asking for the other alone makes sense. */
const ONE_DEVICE: readonly FailureReason[] = [
  'device-not-found',
  'device-in-use',
  'overconstrained',
  'media-aborted',
]

/**
 * Names an error of getUserMedia or getDisplayMedia; an overconstrained one has the constraint as its `detail`.
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function toMediaError(thrown: unknown): TalkError {
  if (thrown instanceof TalkError)
    return thrown
  const { name, constraint } = (thrown ?? {}) as { name?: unknown, constraint?: unknown }
  const reason = typeof name === 'string' && Object.hasOwn(REASONS, name)
    ? REASONS[name]
    : undefined
  const detail = reason === 'overconstrained'
    ? constraint
    : undefined
  return new TalkError(reason ?? 'unknown', {
    cause: thrown,
    ...(typeof detail === 'string' && detail
      ? { detail }
      : {}),
  })
}

/**
 * Asks for camera, microphone or both.
 *
 * An abort rejects at once, even under an open permission prompt; tracks that arrive later are stopped.
 * @throws {TalkError} permission-denied, device-not-found, device-in-use, overconstrained, insecure-context,
 * media-unsupported, media-aborted, aborted or unknown
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export async function acquireMedia(constraints: MediaStreamConstraints, signal?: AbortSignal): Promise<MediaStream> {
  throwIfAborted(signal)
  // Browsers leave `mediaDevices` out on insecure origins, whatever its type says.
  const devices = (globalThis.navigator as Navigator | undefined)?.mediaDevices as MediaDevices | undefined
  if (typeof devices?.getUserMedia !== 'function') {
    throw new TalkError(globalThis.isSecureContext === false
      ? 'insecure-context'
      : 'media-unsupported')
  }

  const request = devices.getUserMedia(constraints)
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new TalkError('aborted', { cause: signal?.reason }))
    signal?.addEventListener('abort', abort, { once: true })
    request.then((stream) => {
      signal?.removeEventListener('abort', abort)
      if (signal?.aborted)
        stopTracks(stream)
      resolve(stream)
    }, (thrown: unknown) => {
      signal?.removeEventListener('abort', abort)
      reject(toMediaError(thrown))
    })
  })
}

/**
 * Camera and microphone, or whatever part of them there is: a stand-in picture and silence replace the rest.
 *
 * `hue` is in degrees. A lack of devices or of permission never throws; `failure` says why.
 * @throws {TalkError} aborted
 */
export async function acquireLocalMedia(options: { name: string, hue: number, signal?: AbortSignal }): Promise<LocalMedia> {
  const { stream, failure } = await acquireWhatIsThere(options.signal)
  throwIfAborted(options.signal)
  const isCamera = stream.getVideoTracks().length > 0
  const isMicrophone = stream.getAudioTracks().length > 0
  const replacements: StandIn[] = [
    isCamera
      ? null
      : createStandInVideo(options),
    isMicrophone
      ? null
      : createSilentAudio(),
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

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new TalkError('aborted', { cause: signal.reason })
}

/** Ends every track of a stream. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks())
    track.stop()
}
