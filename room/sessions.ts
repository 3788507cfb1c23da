import type { TextChannel } from '../rtc/channel.ts'
import type { ClientFrame, HostFrame, Refusal } from './protocol.ts'
import type { Member, SessionLimits } from './session.ts'
import type { MemberId, Role } from './state.ts'
import { parseText } from '../rtc/parse.ts'
import { ClientFrameSchema, MAX_CLIENT_FRAME_LENGTH } from './protocol.ts'
import { Session } from './session.ts'

export interface SessionsOptions {
  readonly limits: SessionLimits & {
    readonly maxMembers: number
    readonly silenceMs: number
  }
  readonly clock: () => number
  readonly onframe: (session: Session, frame: ClientFrame) => void
  /** A member is not connected any more. */
  readonly onleave: (id: MemberId) => void
}

/**
 * Everyone who is connected to a host: what a session says reaches the host only as a frame that parses and within
 * its rate, and a member has one session, the newest.
 */
export class Sessions {
  readonly #options: SessionsOptions
  readonly #all = new Set<Session>()
  readonly #members = new Map<MemberId, Session>()

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  /** How many are connected now, and frames dropped of theirs. */
  get statistics(): { sessions: number, droppedFrames: number } {
    let droppedFrames = 0
    for (const session of this.#all)
      droppedFrames += session.droppedFrames
    return { sessions: this.#all.size, droppedFrames }
  }

  accept(channel: TextChannel): void {
    const { limits, clock } = this.#options
    const session = new Session(channel, limits, clock())
    this.#all.add(session)
    channel.onclose = () => this.#end(session)
    channel.onmessage = text => this.#receive(session, text)
  }

  /** Makes a session that of a member, instead of an earlier one; or says why not. */
  admit(session: Session, member: Member): Refusal | null {
    if (session.member && session.member.id !== member.id)
      return 'not-allowed'
    const earlier = this.#members.get(member.id)
    if (!earlier && this.#members.size >= this.#options.limits.maxMembers)
      return 'room-full'
    if (earlier && earlier !== session)
      this.expel(earlier, 'replaced')
    session.member = member
    this.#members.set(member.id, session)
    return null
  }

  /** Ends a session and tells it why. */
  expel(session: Session, reason: Refusal): void {
    session.refuse(reason)
    session.channel.onmessage = null
    if (reason === 'replaced')
      this.#forget(session)
    else
      this.#end(session)
  }

  sendTo(id: MemberId, frame: HostFrame): void {
    this.#members.get(id)?.send(frame)
  }

  /** Sends a frame to every member, or to those of certain roles. */
  broadcast(frame: HostFrame, roles?: readonly Role[]): void {
    const text = JSON.stringify(frame)
    for (const { member, channel } of this.#members.values()) {
      if (member && (roles?.includes(member.role) ?? true))
        channel.send(text)
    }
  }

  /** Closes the sessions that have been silent for too long. */
  sweep(): void {
    const { limits, clock } = this.#options
    for (const session of this.#all) {
      if (clock() - session.lastHeardMs > limits.silenceMs)
        session.channel.close()
    }
  }

  /** Closes every channel and tells nobody that they left; may be called twice. */
  close(): void {
    for (const { channel } of this.#all) {
      channel.onclose = null
      channel.close()
    }
    this.#all.clear()
    this.#members.clear()
  }

  #receive(session: Session, text: string): void {
    const isAdmitted = session.admit(this.#options.clock())
    const frame = isAdmitted && text.length <= MAX_CLIENT_FRAME_LENGTH
      ? parseText(ClientFrameSchema, text)
      : null
    if (frame)
      this.#options.onframe(session, frame)
    else if (session.drop())
      this.expel(session, 'flooding')
  }

  #end(session: Session): void {
    const id = session.member?.id
    const wasCurrent = id !== undefined && this.#members.get(id) === session
    this.#forget(session)
    if (wasCurrent)
      this.#options.onleave(id)
  }

  #forget(session: Session): void {
    session.channel.onclose = null
    this.#all.delete(session)
    const id = session.member?.id
    if (id !== undefined && this.#members.get(id) === session)
      this.#members.delete(id)
  }
}
