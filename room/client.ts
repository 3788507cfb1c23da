import type { ClientStatus } from './host-link.ts'
import type { MemberPath } from './member-paths.ts'
import type { ClientFrame, Command, HostFrame, TracedSignal } from './protocol.ts'
import type { TraceFrame } from './signal-trace.ts'
import type { Device, MemberId, Role, RoomState } from './state.ts'
import type { ClientTransport } from './transport.ts'
import { TalkError } from '../rtc/errors.ts'
import { HostLink } from './host-link.ts'
import { MemberPaths } from './member-paths.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import { continueTrace } from './signal-trace.ts'
import { applyEvent, EMPTY_ROOM } from './state.ts'

export type { ClientStatus } from './host-link.ts'
export type { MemberPath } from './member-paths.ts'

export interface RoomClientOptions {
  readonly transport: ClientTransport
  /** Secret that is this device's identity. */
  readonly token: string
  readonly role: Role
  readonly hostKey?: string
  readonly device: Device
  /** Asked whenever the client says hello: the name to join under at once, or null to look on first. */
  readonly joinAs?: () => string | null
}

interface PendingCommand {
  readonly resolve: () => void
  readonly reject: (error: TalkError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

const COMMAND_TIMEOUT_MS = 8_000

/** A member's end of the room: its state follows the host's, and it comes back by itself. */
export class RoomClient {
  /** Status, state, trace, own id or error changed. */
  onchange: (() => void) | null = null
  readonly #link: HostLink
  #error: TalkError | null = null
  #state: RoomState = EMPTY_ROOM
  #seq = 0
  #selfId: MemberId | null = null
  #commandCount = 0
  readonly #pending = new Map<number, PendingCommand>()
  readonly #paths: MemberPaths
  readonly #options: RoomClientOptions
  #trace: TraceFrame | null = null
  #isPathTold = false

  constructor(options: RoomClientOptions) {
    this.#options = options
    this.#paths = new MemberPaths((to, signal) => this.status === 'open' && this.#link.send({ t: 'signal', to, signal }))
    this.#link = new HostLink({
      transport: options.transport,
      hello: () => this.#hello(),
      onframe: frame => this.#receive(frame),
      onstatus: (status, error) => this.#turn(status, error),
    })
  }

  get status(): ClientStatus {
    return this.#link.status
  }

  get state(): RoomState {
    return this.#state
  }

  get selfId(): MemberId | null {
    return this.#selfId
  }

  /** How the devices on the stage have signaled to each other, oldest first; only screens and presenters are told. */
  get trace(): readonly TracedSignal[] {
    return this.#trace && this.#trace.stageId === this.#state.stage?.id
      ? this.#trace.signals
      : []
  }

  /** Why it was refused, or why the last attempt to connect failed. */
  get error(): TalkError | null {
    return this.#error
  }

  /** Connects, and stays connected until {@link stop}; may be called twice. */
  start(): void {
    this.#link.start()
  }

  /** Disconnects; may be called twice. */
  stop(): void {
    this.#link.stop()
  }

  /** Tests the connection now, or tries again now: the page is visible again, the network is back. */
  wake(): void {
    this.#link.wake()
  }

  /**
   * Sends a wish to the host; resolves when it was granted.
   * Throws TalkError with the host's refusal, `not-connected` or `timeout`.
   */
  command(command: Command): Promise<void> {
    const n = ++this.#commandCount
    return new Promise((resolve, reject) => {
      if (this.status !== 'open' || !this.#link.send({ t: 'command', n, command }))
        return reject(new TalkError('not-connected'))
      const timer = setTimeout(() => this.#settle(n, new TalkError('timeout')), COMMAND_TIMEOUT_MS)
      this.#pending.set(n, { resolve, reject, timer })
    })
  }

  /** The path on which signals to and from one member travel. One at a time per member; close it when done. */
  signalPath(memberId: MemberId): MemberPath {
    return this.#paths.open(memberId)
  }

  #hello(): ClientFrame {
    const { token, role, hostKey, device } = this.#options
    const joinAs = this.#options.joinAs?.() ?? null
    return {
      t: 'hello',
      version: PROTOCOL_VERSION,
      token,
      role,
      device,
      ...(hostKey === undefined
        ? {}
        : { hostKey }),
      ...(joinAs === null
        ? {}
        : { joinAs }),
    }
  }

  #receive(frame: HostFrame): void {
    switch (frame.t) {
      case 'welcome':
        this.#selfId = frame.selfId
        this.#state = frame.snapshot.state
        this.#seq = frame.snapshot.seq
        this.#isPathTold = false
        this.#trace = null
        break
      case 'events':
        this.#applyAll(frame)
        break
      case 'result':
        this.#settle(frame.n, frame.refusal === undefined
          ? null
          : new TalkError(frame.refusal))
        break
      case 'signal':
        this.#paths.deliver(frame.from, frame.signal)
        break
      case 'trace':
        this.#trace = continueTrace(this.#trace, frame)
        this.onchange?.()
        break
      case 'refused':
      case 'pong':
        break
    }
  }

  #applyAll({ from, events }: Extract<HostFrame, { t: 'events' }>): void {
    // A gap cannot be filled from here: another hello brings a snapshot.
    if (from > this.#seq + 1)
      return void this.#link.send(this.#hello())
    const fresh = events.slice(this.#seq + 1 - from)
    if (fresh.length === 0)
      return
    this.#state = fresh.reduce(applyEvent, this.#state)
    this.#seq += fresh.length
    void this.#tellPath()
    this.onchange?.()
  }

  #settle(n: number, error: TalkError | null): void {
    const pending = this.#pending.get(n)
    if (!pending)
      return
    this.#pending.delete(n)
    clearTimeout(pending.timer)
    if (error)
      pending.reject(error)
    else
      pending.resolve()
  }

  #turn(status: ClientStatus, error: TalkError | null): void {
    this.#error = error
    if (status !== 'open') {
      for (const n of [
        ...this.#pending.keys(),
      ])
        this.#settle(n, new TalkError('not-connected'))
      this.#paths.interrupt()
    }
    this.onchange?.()
    if (status !== 'open')
      return
    this.#paths.resume()
    void this.#tellPath()
  }

  /** Tells the room over what path this device came, once it takes part. */
  async #tellPath(): Promise<void> {
    const self = this.#state.participants[this.#selfId ?? '']
    if (!self || this.#isPathTold)
      return
    this.#isPathTold = true
    const path = await this.#link.path()
    if (path !== null && path !== self.device.path) {
      await this.command({
        type: 'set-device',
        device: { ...this.#options.device, path },
      }).catch(() => {})
    }
  }
}
