export type MediaFailureReason
  = | 'permission-denied' | 'device-not-found' | 'device-in-use' | 'overconstrained'
    | 'insecure-context' | 'media-unsupported' | 'media-aborted' | 'nothing-requested' | 'device-lost'
    | 'recording-failed'

export type ScreenFailureReason
  = | 'screen-denied' | 'screen-blocked' | 'screen-needs-press' | 'screen-unreadable'
    | 'screen-unsupported' | 'screen-insecure'

export type ConnectionFailureReason
  = | 'webrtc-unsupported' | 'signaling-unreachable' | 'id-taken' | 'peer-unavailable'
    | 'turn-missing' | 'turn-unauthorized' | 'turn-unreachable' | 'turn-refused'
    | 'connection-failed' | 'timeout' | 'closed' | 'aborted' | 'message-too-large'
    | 'probe-busy' | 'setting-refused'

export type RoomFailureReason
  = | 'room-not-found' | 'room-full' | 'wrong-version' | 'wrong-host-key' | 'replaced'
    | 'flooding' | 'not-connected' | 'not-allowed' | 'no-such-participant'
    | 'not-enough-participants' | 'stage-busy' | 'not-invited' | 'config-unreadable'

export type FileFailureReason
  = | 'file-too-large' | 'remote-file-too-large' | 'receiver-busy' | 'storage-full' | 'remote-storage-full'
    | 'save-refused' | 'remote-save-refused' | 'save-failed' | 'remote-save-failed'
    | 'file-unreadable' | 'remote-file-unreadable' | 'hash-mismatch' | 'remote-broke-rules'
    | 'stopped-by-remote' | 'sender-gone'

/** Why something in `rtc/` or `room/` failed; each reason has a text in the reader's language. */
export type FailureReason = MediaFailureReason | ScreenFailureReason | ConnectionFailureReason | RoomFailureReason | FileFailureReason | 'unknown'

/** The one error type of `rtc/` and `room/`: a literal `reason`, a message for logs, the original `cause`. */
export class TalkError extends Error {
  override readonly name = 'TalkError'
  readonly reason: FailureReason
  /** What the reason speaks of, where there is such a thing: the constraint that could not be met, say. */
  readonly detail: string | undefined

  constructor(reason: FailureReason, options: { cause?: unknown, detail?: string } = {}) {
    super(options.detail
      ? `${reason}: ${options.detail}`
      : reason, { cause: options.cause })
    this.reason = reason
    this.detail = options.detail
  }
}

/** Wraps anything thrown as a {@link TalkError}, leaving one that is already one as it is. */
export function toTalkError(thrown: unknown, reason: FailureReason = 'unknown'): TalkError {
  if (thrown instanceof TalkError)
    return thrown
  return new TalkError(reason, {
    cause: thrown,
    ...(thrown instanceof Error
      ? { detail: thrown.message }
      : {}),
  })
}
