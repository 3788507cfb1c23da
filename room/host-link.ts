import type { TextChannel } from '../rtc/channel.ts'
import type { ClientFrame, HostFrame } from './protocol.ts'
import type { ClientTransport } from './transport.ts'
import { delay } from '../rtc/delay.ts'
import { TalkError, toTalkError } from '../rtc/errors.ts'
import { parseText } from '../rtc/parse.ts'
import { HostFrameSchema } from './protocol.ts'

/**
 * `connecting`: never been in. `open`: in. `reconnecting`: was in, and tries again by itself.
 * `refused`: the host said no, and the link does not try again. `closed`: stopped, or not started.
 */
export type ClientStatus = 'connecting' | 'open' | 'reconnecting' | 'refused' | 'closed'

const WELCOME_TIMEOUT_MS = 6_000
/** How long a host that may be gone has to answer a ping. */
const PROBE_TIMEOUT_MS = 2_000
/** A timer that is so late tells that this page itself stood still. */
const STOOD_STILL_MS = 500
const BACKOFF_MS = [200, 500, 1_000, 2_000, 4_000, 8_000]
/** A hall of phones comes back at once after a restart; each waits up to this share longer. */
const JITTER = 0.5
const HEARTBEAT_BEFORE_WELCOME_MS = 4_000

export interface HostLinkOptions {
  readonly transport: ClientTransport
  readonly hello: () => ClientFrame
  readonly onframe: (frame: HostFrame) => void
  readonly onstatus: (status: ClientStatus, error: TalkError | null) => void
}

/** Keeps a client connected to its host: says hello, notices silence, and comes back by itself. */
export class HostLink {
  readonly #options: HostLinkOptions
  #status: ClientStatus = 'closed'
  #wasOpen = false
  #channel: TextChannel | null = null
  #run: AbortController | null = null
  #pause: AbortController | null = null
  #heartbeat: ReturnType<typeof setInterval> | null = null
  #probe: ReturnType<typeof setTimeout> | null = null

  constructor(options: HostLinkOptions) {
    this.#options = options
    options.transport.onsuspect = () => this.#probeHost()
  }

  get status(): ClientStatus {
    return this.#status
  }

  /** Connects, and stays connected until {@link stop}; may be called twice. */
  start(): void {
    if (this.#run)
      return
    this.#run = new AbortController()
    void this.#keepConnected(this.#run.signal)
  }

  /** Disconnects; may be called twice. */
  stop(): void {
    if (!this.#run)
      return
    this.#run.abort()
    this.#run = null
    this.#hangUp()
    this.#options.transport.close()
    this.#setStatus('closed', null)
  }

  /** Tests the connection now, or tries again now. */
  wake(): void {
    this.#pause?.abort()
    this.#probeHost()
  }

  /** Sends a frame; false while there is no channel. */
  send(frame: ClientFrame): boolean {
    return this.#channel?.send(JSON.stringify(frame)) ?? false
  }

  /** Type of the local candidate that the connection to the host runs over, or null. */
  async path(): Promise<RTCIceCandidateType | null> {
    return await this.#channel?.path() ?? null
  }

  async #keepConnected(run: AbortSignal): Promise<void> {
    let failures = 0
    this.#setStatus('connecting', null)
    while (!run.aborted) {
      let error: TalkError | null = null
      try {
        const channel = await this.#options.transport.connect(run)
        await this.#converse(channel, run, () => failures = 0)
      }
      catch (thrown) {
        error = toTalkError(thrown)
      }
      if (run.aborted || this.#status === 'refused')
        return
      this.#setStatus(this.#wasOpen ? 'reconnecting' : 'connecting', error)
      await this.#wait(failures, run)
      failures += 1
    }
  }

  async #wait(failures: number, run: AbortSignal): Promise<void> {
    const baseMs = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0
    const pause = new AbortController()
    this.#pause = pause
    const endPause = (): void => pause.abort()
    run.addEventListener('abort', endPause)
    await delay(baseMs * (1 + Math.random() * JITTER), pause.signal).catch(() => {})
    run.removeEventListener('abort', endPause)
    this.#pause = null
  }

  /** Says hello and passes frames on until the channel closes; throws TalkError (`timeout`) when no welcome comes. */
  #converse(channel: TextChannel, run: AbortSignal, onwelcome: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isWelcome = false
      const timer = setTimeout(() => channel.close(), WELCOME_TIMEOUT_MS)
      const end = (): void => {
        clearTimeout(timer)
        channel.onclose = null
        this.#hangUp()
        if (isWelcome)
          resolve()
        else
          reject(new TalkError('timeout'))
      }
      channel.onclose = end
      channel.onmessage = (text) => {
        this.#clearProbe()
        const frame = parseText(HostFrameSchema, text)
        if (frame?.t === 'welcome') {
          isWelcome = true
          clearTimeout(timer)
          onwelcome()
        }
        if (frame)
          this.#receive(frame)
      }
      this.#channel = channel
      // The run may have ended, or the channel closed, while it was opening.
      if (run.aborted || !this.send(this.#options.hello())) {
        channel.close()
        return end()
      }
      this.#beat(HEARTBEAT_BEFORE_WELCOME_MS)
    })
  }

  #receive(frame: HostFrame): void {
    if (frame.t === 'refused') {
      this.#setStatus('refused', new TalkError(frame.reason))
      this.#run = null
      this.#hangUp()
      this.#options.transport.close()
      return
    }
    if (frame.t === 'welcome') {
      this.#wasOpen = true
      this.#beat(frame.heartbeatMs)
    }
    this.#options.onframe(frame)
    if (frame.t === 'welcome')
      this.#setStatus('open', null)
  }

  #beat(intervalMs: number): void {
    if (this.#heartbeat !== null)
      clearInterval(this.#heartbeat)
    this.#heartbeat = setInterval(() => this.#probeHost(), intervalMs)
  }

  /** Every heartbeat is a probe: a host that does not answer is gone, whatever the transport believes. */
  #probeHost(): void {
    if (!this.send({ t: 'ping' }))
      return
    if (this.#probe === null)
      this.#awaitAnswer(PROBE_TIMEOUT_MS)
  }

  #awaitAnswer(timeoutMs: number): void {
    const dueMs = performance.now() + timeoutMs
    this.#probe = setTimeout(() => {
      // What came while this page stood still is heard first.
      if (performance.now() > dueMs + STOOD_STILL_MS)
        this.#awaitAnswer(STOOD_STILL_MS)
      else
        this.#channel?.close()
    }, timeoutMs)
  }

  #clearProbe(): void {
    if (this.#probe !== null)
      clearTimeout(this.#probe)
    this.#probe = null
  }

  #hangUp(): void {
    if (this.#heartbeat !== null)
      clearInterval(this.#heartbeat)
    this.#heartbeat = null
    this.#clearProbe()
    const channel = this.#channel
    this.#channel = null
    channel?.close()
  }

  #setStatus(status: ClientStatus, error: TalkError | null): void {
    this.#status = status
    this.#options.onstatus(status, error)
  }
}
