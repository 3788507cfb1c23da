import type { FailureReason } from './errors.ts'
import { TalkError } from './errors.ts'

// #region errors
function reasonOf(error: { name: unknown }): FailureReason {
  switch (error.name) {
    case 'NotAllowedError': return 'permission-denied'
    case 'SecurityError': return 'permission-denied'
    case 'NotFoundError': return 'device-not-found'
    case 'NotReadableError': return 'device-in-use'
    case 'OverconstrainedError': return 'overconstrained'
    case 'AbortError': return 'media-aborted'
    case 'TypeError': return 'nothing-requested'
    default: return 'unknown'
  }
}
// #endregion errors

/**
 * Names an error of getUserMedia or getDisplayMedia; an overconstrained one has the constraint as its `detail`.
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function toMediaError(thrown: unknown): TalkError {
  if (thrown instanceof TalkError)
    return thrown
  const { name, constraint } = (thrown ?? {}) as { name?: unknown, constraint?: unknown }
  // There `mediaDevices` is undefined, and reading of it is a TypeError, too.
  const reason = name === 'TypeError' && globalThis.isSecureContext === false
    ? 'insecure-context'
    : reasonOf({ name })
  const detail = reason === 'overconstrained'
    ? constraint
    : undefined
  return new TalkError(reason, {
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

/** Ends every track of a stream. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks())
    track.stop()
}

/** @throws {TalkError} aborted */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new TalkError('aborted', { cause: signal.reason })
}
