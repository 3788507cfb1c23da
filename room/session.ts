import type { TextChannel } from '../rtc/channel.ts'
import type { HostFrame } from './protocol.ts'
import type { Device, MemberId, Role } from './state.ts'
import { RateLimit } from '../rtc/rate-limit.ts'

/** A member as its host knows it, once it has said hello. */
export interface Member {
  readonly id: MemberId
  /** The secret it proved to be itself with. */
  readonly token: string
  readonly role: Role
  readonly device: Device
}

export interface SessionLimits {
  readonly framesPerSecond: number
  readonly frameBurst: number
  /** After so many frames over the limit or unparseable, the session ends. */
  readonly maxDroppedFrames: number
}

/** Long enough for the reason of a refusal to arrive before the channel closes. */
const LINGER_MS = 1_000

/** One channel to one client, for as long as it lasts. */
export class Session {
  readonly channel: TextChannel
  member: Member | null = null
  lastHeardMs: number
  droppedFrames = 0
  readonly #limit: RateLimit
  readonly #maxDroppedFrames: number

  constructor(channel: TextChannel, limits: SessionLimits, nowMs: number) {
    this.channel = channel
    this.lastHeardMs = nowMs
    this.#limit = new RateLimit({ perSecond: limits.framesPerSecond, burst: limits.frameBurst, nowMs })
    this.#maxDroppedFrames = limits.maxDroppedFrames
  }

  /** Whether a frame that just arrived is within this client's rate. */
  admit(nowMs: number): boolean {
    this.lastHeardMs = nowMs
    return this.#limit.take(nowMs)
  }

  /** Counts a frame that was not acted on; true when there were too many. */
  drop(): boolean {
    this.droppedFrames += 1
    return this.droppedFrames > this.#maxDroppedFrames
  }

  send(frame: HostFrame): void {
    this.channel.send(JSON.stringify(frame))
  }

  refuse(reason: Extract<HostFrame, { t: 'refused' }>['reason']): void {
    this.send({ t: 'refused', reason })
    setTimeout(() => this.channel.close(), LINGER_MS)
  }
}
