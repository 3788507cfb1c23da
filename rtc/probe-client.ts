import type { PeerServerAddress } from './peer.ts'
import type { Transfer } from './probe-filler.ts'
import type { ProbeChannel, ProbeReply, ProbeRequest } from './probe-protocol.ts'
import { delay } from './delay.ts'
import { TalkError } from './errors.ts'
import { parseText } from './parse.ts'
import { createPeerId, openPeer } from './peer.ts'
import { FillerCount, isFiller, sendFiller } from './probe-filler.ts'
import { PROBE_PEER_ID, ProbeReplySchema } from './probe-protocol.ts'

/** Long enough for what is on its way to arrive on a slow path. */
const ANSWER_TIMEOUT_MS = 8_000
const PING_COUNT = 60
const PING_INTERVAL_MS = 40
/** A ping that is not back by then is lost. */
const LOST_AFTER_MS = 2_000

/** Measures the path to the stage over one channel, one thing at a time. */
export class ProbeClient {
  readonly #channel: ProbeChannel
  #onreply: ((reply: ProbeReply) => void) | null = null
  #onfiller: ((text: string) => void) | null = null
  #onend: ((error: TalkError) => void) | null = null

  constructor(channel: ProbeChannel) {
    this.#channel = channel
    channel.onmessage = text => this.#receive(text)
    channel.onclose = () => this.#onend?.(new TalkError('closed'))
  }

  /**
   * Round trips in ms, in the order in which they began; `null` is lost.
   * @throws {TalkError} probe-busy, closed or aborted
   */
  async measureRoundTrips(signal: AbortSignal, ontime?: (times: readonly (number | null)[]) => void): Promise<(number | null)[]> {
    const sentMs: number[] = []
    const times: (number | null)[] = []
    await this.#converse(signal, async (done, run) => {
      this.#onreply = (reply) => {
        const began = reply.t === 'pong'
          ? sentMs[reply.n]
          : undefined
        if (reply.t !== 'pong' || began === undefined)
          return
        times[reply.n] = performance.now() - began
        ontime?.(times)
        if (reply.n === PING_COUNT - 1)
          done()
      }
      for (let n = 0; n < PING_COUNT; n++) {
        times[n] = null
        sentMs[n] = performance.now()
        this.#ask({ t: 'ping', n })
        await delay(PING_INTERVAL_MS, run)
      }
      await delay(LOST_AFTER_MS, run)
      done()
    })
    return times
  }

  /**
   * What the stage sends to this device as fast as it can, as it arrives here.
   * @throws {TalkError} probe-busy, timeout, closed or aborted
   */
  async measureDown(signal: AbortSignal): Promise<Transfer> {
    const count = new FillerCount()
    await this.#converse(signal, async (done, run) => {
      this.#onfiller = text => count.take(text, performance.now())
      this.#onreply = reply => reply.t === 'filled' && done()
      this.#ask({ t: 'fill-me' })
      await this.#waitInVain(run)
    })
    return count.transfer
  }

  /**
   * What this device sends to the stage as fast as it can, as it arrives there.
   * @throws {TalkError} probe-busy, timeout, closed or aborted
   */
  async measureUp(signal: AbortSignal): Promise<Transfer> {
    let transfer: Transfer = { sizeBytes: 0, durationMs: 0 }
    await this.#converse(signal, async (done, run) => {
      this.#onreply = (reply) => {
        if (reply.t !== 'counted')
          return
        transfer = reply
        done()
      }
      await sendFiller(this.#channel, run)
      this.#ask({ t: 'filled' })
      await this.#waitInVain(run)
    })
    return transfer
  }

  /** May be called twice. */
  close(): void {
    this.#channel.close()
  }

  #ask(request: ProbeRequest): void {
    if (!this.#channel.send(JSON.stringify(request)))
      this.#onend?.(new TalkError('closed'))
  }

  #receive(text: string): void {
    if (isFiller(text))
      return this.#onfiller?.(text)
    const reply = parseText(ProbeReplySchema, text)
    if (reply?.t === 'busy')
      this.#onend?.(new TalkError('probe-busy'))
    else if (reply)
      this.#onreply?.(reply)
  }

  async #waitInVain(run: AbortSignal): Promise<void> {
    await delay(ANSWER_TIMEOUT_MS, run)
    throw new TalkError('timeout')
  }

  /** Runs one measurement until it is done, the channel ends, or nobody wants it any more. */
  #converse(signal: AbortSignal, measure: (done: () => void, run: AbortSignal) => Promise<void>): Promise<void> {
    const run = new AbortController()
    return new Promise<void>((resolve, reject) => {
      if (signal.aborted)
        return reject(new TalkError('aborted'))
      this.#onend = reject
      signal.addEventListener('abort', () => reject(new TalkError('aborted')), { signal: run.signal })
      measure(resolve, run.signal).catch(reject)
    }).finally(() => {
      run.abort()
      this.#onend = this.#onreply = this.#onfiller = null
    })
  }
}

/** A probe of the path to the stage, and what is beneath it. */
export interface OpenProbe {
  readonly client: ProbeClient
  /** Type of the local candidate that it runs over. */
  readonly path: () => Promise<RTCIceCandidateType | null>
  /** How long signaling took, and then the connection itself. */
  readonly signalingMs: number
  readonly connectMs: number
  close: () => void
}

/**
 * Opens a data channel to the stage server that is there to be measured.
 * @throws {TalkError} signaling-unreachable, peer-unavailable, connection-failed, timeout or aborted; `onsignaling` was
 * called where it was not signaling that failed
 */
export async function openProbe(options: {
  server: PeerServerAddress
  iceServers: RTCIceServer[]
  signal: AbortSignal
  onsignaling: (signalingMs: number) => void
}): Promise<OpenProbe> {
  const beganMs = performance.now()
  const endpoint = await openPeer({
    ...options,
    id: createPeerId(),
  })
  const signalingMs = performance.now() - beganMs
  options.onsignaling(signalingMs)
  try {
    const channel = await endpoint.connect(PROBE_PEER_ID, options.signal)
    return {
      client: new ProbeClient(channel),
      path: () => channel.path(),
      signalingMs,
      connectMs: performance.now() - beganMs - signalingMs,
      close: () => endpoint.close(),
    }
  }
  catch (thrown) {
    endpoint.close()
    throw thrown
  }
}
