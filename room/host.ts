import type { HostLimits } from './host-limits.ts'
import type { RoomLog } from './log.ts'
import type { ClientFrame, Command, Refusal } from './protocol.ts'
import type { Member, Session } from './session.ts'
import type { MemberId, Presence, Role, RoomState } from './state.ts'
import type { HostTransport } from './transport.ts'
import { expire } from './expiry.ts'
import { DEFAULT_LIMITS } from './host-limits.ts'
import { createId, Identities } from './identities.ts'
import { Journal } from './journal.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import { decide, maySignal } from './rules.ts'
import { Sessions } from './sessions.ts'
import { SignalTrace } from './signal-trace.ts'

/** How often the host looks for what has run out of time. */
const SWEEP_MS = 1_000

/** Who is shown how the devices on stage signal: the deck's own windows. */
const ONLOOKERS: readonly Role[] = ['screen', 'presenter']

export interface RoomHostOptions {
  /** Proves the roles `screen` and `presenter`. */
  readonly hostKey: string
  readonly log: RoomLog
  readonly limits?: Partial<HostLimits>
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
}

/**
 * The authority of a room: it alone turns commands into events, in one order for everyone.
 *
 * Runs wherever there is a {@link HostTransport}: in the stage server, or in a tab.
 */
export class RoomHost {
  readonly #journal: Journal
  readonly #limits: HostLimits
  readonly #hostKey: string
  readonly #log: RoomLog
  readonly #clock: () => number
  readonly #transports = new Set<HostTransport>()
  readonly #sessions: Sessions
  readonly #identities: Identities
  readonly #trace = new SignalTrace()
  #sweepTimer: ReturnType<typeof setInterval> | null = null

  constructor(options: RoomHostOptions) {
    this.#hostKey = options.hostKey
    this.#log = options.log
    this.#identities = new Identities(options.log)
    this.#limits = {
      ...DEFAULT_LIMITS,
      ...options.limits,
    }
    this.#clock = options.clock ?? Date.now
    this.#journal = new Journal({
      log: this.#log,
      clock: this.#clock,
      tickMs: this.#limits.tickMs,
      onbatch: (from, events) => this.#sessions.broadcast({ t: 'events', from, events }),
    })
    this.#sessions = new Sessions({
      limits: this.#limits,
      clock: this.#clock,
      onframe: (session, frame) => this.#receive(session, frame),
      onleave: id => this.#seeOff(id),
    })
  }

  get state(): RoomState {
    return this.#journal.state
  }

  /** Frames dropped of those connected now, and how many are connected. */
  get statistics(): { sessions: number, droppedFrames: number, seq: number } {
    return { ...this.#sessions.statistics, seq: this.#journal.seq }
  }

  /** Takes the room up where its log ends. Nobody is connected yet, so everyone is away until they come back. */
  async start(): Promise<void> {
    const { events, identities } = await this.#log.load()
    this.#journal.restore(events)
    this.#identities.restore(identities)
    for (const id of Object.keys(this.state.participants))
      this.#setPresence(id, 'away')
    if (this.state.watcherId !== null)
      this.#journal.record({ type: 'watcher-changed', id: null })
    this.#sweepTimer ??= setInterval(() => this.#sweep(), SWEEP_MS)
  }

  /** Lets clients in through a transport. Throws what {@link HostTransport.listen} throws. */
  async addTransport(transport: HostTransport): Promise<void> {
    this.#transports.add(transport)
    await transport.listen(channel => this.#sessions.accept(channel))
  }

  /** Closes every channel and the log; may be called twice. */
  async stop(): Promise<void> {
    if (this.#sweepTimer !== null)
      clearInterval(this.#sweepTimer)
    this.#sweepTimer = null
    this.#journal.flush()
    this.#sessions.close()
    for (const transport of this.#transports)
      transport.close()
    this.#transports.clear()
    await this.#log.close()
  }

  #receive(session: Session, frame: ClientFrame): void {
    switch (frame.t) {
      case 'hello':
        return this.#welcome(session, frame)
      case 'ping':
        return session.send({ t: 'pong' })
      case 'command':
        return this.#command(session, frame)
      case 'signal':
        return this.#relay(session, frame)
    }
  }

  #welcome(session: Session, hello: Extract<ClientFrame, { t: 'hello' }>): void {
    if (hello.version !== PROTOCOL_VERSION)
      return this.#sessions.expel(session, 'wrong-version')
    if (hello.role !== 'participant' && !isSameSecret(hello.hostKey ?? '', this.#hostKey))
      return this.#sessions.expel(session, 'wrong-host-key')

    const { token } = hello
    const id = this.#identities.of(token)
    const member: Member = {
      id,
      token,
      role: hello.role,
      device: hello.device,
    }
    const refusal = this.#sessions.admit(session, member)
    if (refusal !== null)
      return this.#sessions.expel(session, refusal)
    // A screen that comes back after a restart is the same screen, and its pictures need not start anew.
    if (member.role !== 'participant')
      this.#identities.keep(token)
    this.#returnHome(member)
    if (hello.joinAs !== undefined && !this.state.participants[id])
      this.#decide(member, { type: 'join', name: hello.joinAs })
    session.send({
      t: 'welcome',
      version: PROTOCOL_VERSION,
      selfId: id,
      role: member.role,
      snapshot: { seq: this.#journal.seq, state: this.state },
      heartbeatMs: this.#limits.heartbeatMs,
      nowMs: this.#clock(),
    })
    const soFar = this.#trace.of(this.state)
    if (soFar && ONLOOKERS.includes(member.role))
      session.send(soFar)
  }

  /** A participant who was here before is here again, by the name they have here. */
  #returnHome({ id, role, device }: Member): void {
    const participant = this.state.participants[id]
    if (role !== 'participant' || !participant)
      return
    this.#setPresence(id, 'here')
    if (participant.device.isSecure !== device.isSecure)
      this.#journal.record({ type: 'device-changed', id, device })
  }

  #command(session: Session, frame: Extract<ClientFrame, { t: 'command' }>): void {
    const member = session.member
    if (!member)
      return session.send({ t: 'result', n: frame.n, refusal: 'not-allowed' })
    const refusal = this.#decide(member, frame.command)
    session.send({
      t: 'result',
      n: frame.n,
      ...(refusal === null
        ? {}
        : { refusal }),
    })
  }

  /** Carries out a member's command, or says why not. */
  #decide(member: Member, command: Command): Refusal | null {
    const decision = decide(this.state, command, {
      memberId: member.id,
      role: member.role,
      device: member.device,
      nowMs: this.#clock(),
      random: Math.random,
      createId,
    })
    if ('refusal' in decision)
      return decision.refusal
    if (command.type === 'join')
      this.#identities.keep(member.token)
    for (const event of decision.events)
      this.#journal.record(event)
    return null
  }

  #relay(session: Session, frame: Extract<ClientFrame, { t: 'signal' }>): void {
    const from = session.member?.id
    if (from === undefined || !maySignal(this.state, from, frame.to)) {
      session.drop()
      return
    }
    // The receiver must know of the stage before it hears from who is on it.
    this.#journal.flush()
    this.#sessions.sendTo(frame.to, { t: 'signal', from, signal: frame.signal })
    const shown = this.#trace.record(this.state, from, frame, this.#clock())
    if (shown)
      this.#sessions.broadcast(shown, ONLOOKERS)
  }

  /** Somebody's connection is gone. */
  #seeOff(id: MemberId): void {
    this.#setPresence(id, 'away')
    if (this.state.watcherId === id)
      this.#journal.record({ type: 'watcher-changed', id: null })
  }

  #sweep(): void {
    this.#sessions.sweep()
    for (const event of expire(this.state, this.#limits, this.#clock()))
      this.#journal.record(event)
  }

  #setPresence(id: MemberId, presence: Presence): void {
    const before = this.state.participants[id]?.presence
    if (before !== undefined && before !== presence) {
      this.#journal.record({
        type: 'presence-changed',
        id,
        presence,
        atMs: this.#clock(),
      })
    }
  }
}

/** Compares in a time that does not depend on where they differ. */
function isSameSecret(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length
  for (let i = 0; i < secret.length; i++)
    difference |= given.charCodeAt(i) ^ secret.charCodeAt(i)
  return difference === 0
}
