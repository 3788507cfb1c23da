import type { Patience } from './expiry.ts'
import type { SessionLimits } from './session.ts'

export interface HostLimits extends SessionLimits, Patience {
  /** Members at one time, of every role. */
  readonly maxMembers: number
  /** How often a client is to be heard of. */
  readonly heartbeatMs: number
  /** How long a silent client counts as here. */
  readonly silenceMs: number
  /** Events of this span go out in one frame. */
  readonly tickMs: number
}

export const DEFAULT_LIMITS: HostLimits = {
  maxMembers: 1_000,
  framesPerSecond: 40,
  // A call brings up to a hundred candidates at once.
  frameBurst: 200,
  maxDroppedFrames: 500,
  heartbeatMs: 4_000,
  silenceMs: 10_000,
  tickMs: 50,
  invitationMs: 60_000,
  graceMs: 45_000,
  forgetMs: 2 * 60 * 60_000,
}
