import type { HostLimits } from './host-limits.ts'
import type { ClientTransport, HostTransport } from './transport.ts'
import { delay } from '../rtc/delay.ts'
import { RoomHost } from './host.ts'
import { openIdbLog } from './idb-log.ts'
import { createMemoryTransport } from './memory-transport.ts'

export interface TabRoomOptions {
  readonly code: string
  readonly hostKey: string
  readonly limits?: Partial<HostLimits>
  /** How other devices reach a host in this tab. */
  readonly createHostTransport: () => HostTransport
  /** How this tab reaches a host in another one. */
  readonly createClientTransport: () => ClientTransport
}

const LISTEN_AGAIN_MS = 2_000

/**
 * A room without a server: one tab of this browser hosts it, the others are its clients, and when the
 * hosting tab goes another takes over from the log they share. The tab is elected by a Web Lock; where
 * there are none (plain HTTP), every tab hosts, and the PeerServer gives the room's id to the first.
 * @see https://www.w3.org/TR/web-locks/
 */
export class TabRoom {
  /** This tab became the host, or ceased to be it. */
  onchange: (() => void) | null = null
  readonly #options: TabRoomOptions
  readonly #stopping = new AbortController()
  readonly #elected: Promise<void>
  /** It is known whether this tab hosts; may be called twice. */
  #settle: () => void = () => {}
  #createLocalClient: (() => ClientTransport) | null = null
  #running: Promise<void> | null = null

  constructor(options: TabRoomOptions) {
    this.#options = options
    this.#elected = new Promise(resolve => this.#settle = resolve)
  }

  get isHost(): boolean {
    return this.#createLocalClient !== null
  }

  /** Stands for election; may be called twice. */
  start(): void {
    this.#running ??= this.#stand().catch(() => {})
  }

  /** Ends hosting, and standing for it; may be called twice. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#settle()
    await this.#running
  }

  /** A client of the room, whichever tab hosts it at the moment it connects. */
  createClient(): ClientTransport {
    let current: ClientTransport | null = null
    const transport: ClientTransport = {
      onsuspect: null,
      connect: async (signal) => {
        await this.#elected
        current?.close()
        current = this.#createLocalClient?.() ?? this.#options.createClientTransport()
        current.onsuspect = () => transport.onsuspect?.()
        return current.connect(signal)
      },
      close() {
        current?.close()
        current = null
      },
    }
    return transport
  }

  async #stand(): Promise<void> {
    const name = `wt-host-${this.#options.code}`
    const { signal } = this.#stopping
    // TypeScript knows no insecure context, where the browser leaves this out.
    const locks = navigator.locks as LockManager | undefined
    if (!locks)
      return this.#host(false)
    const isFree = await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock)
        await this.#host(true)
      return lock !== null
    })
    if (isFree)
      return
    this.#settle()
    await locks.request(name, { signal }, () => this.#host(true))
  }

  /** @param isElected whether this tab alone may host, or the PeerServer has yet to say so */
  async #host(isElected: boolean): Promise<void> {
    const { signal } = this.#stopping
    if (signal.aborted)
      return
    const { hostKey, limits, code } = this.#options
    const host = new RoomHost({
      hostKey,
      log: await openIdbLog(code),
      ...(limits
        ? { limits }
        : {}),
    })
    const memory = createMemoryTransport()
    await host.start()
    await host.addTransport(memory.host)
    try {
      if (!isElected)
        await this.#listen(host)
      this.#createLocalClient = memory.createClient
      this.#settle()
      this.onchange?.()
      if (isElected)
        await this.#listen(host)
      await aborted(signal)
    }
    finally {
      this.#createLocalClient = null
      this.onchange?.()
      await host.stop()
    }
  }

  /** Registers the room's id; the server frees that of a tab that has gone only after a while. */
  async #listen(host: RoomHost): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const transport = this.#options.createHostTransport()
      try {
        return await host.addTransport(transport)
      }
      catch {
        transport.close()
        this.#settle()
        await delay(LISTEN_AGAIN_MS, signal).catch(() => {})
      }
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted)
    return Promise.resolve()
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
