import type { ProbeChannel, ProbeReply } from '../rtc/probe-protocol.ts'
import { parseText } from '../rtc/parse.ts'
import { FILLER_LENGTH, FillerCount, isFiller, sendFiller } from '../rtc/probe-filler.ts'
import { PROBE_BYTES, ProbeRequestSchema } from '../rtc/probe-protocol.ts'

/** One device measures the path once, and is done well before. */
const LIFETIME_MS = 30_000
const MAX_PINGS = 200
/** Long enough for the word that others are measured to arrive before the channel closes. */
const LINGER_MS = 1_000

/**
 * One device's measurement, as the stage takes part in it: it answers pings, sends filler once and takes filler once,
 * each within a bound. Whoever asks for more, or says anything else, is hung up on.
 */
export class ProbeSession {
  readonly #channel: ProbeChannel
  readonly #onend: () => void
  readonly #count = new FillerCount()
  readonly #run = new AbortController()
  #timer: ReturnType<typeof setTimeout> | null = null
  #pingCount = 0
  #hasFilled = false
  #hasCounted = false

  constructor(channel: ProbeChannel, onend: () => void) {
    this.#channel = channel
    this.#onend = onend
  }

  start(): void {
    this.#timer = setTimeout(() => this.close(), LIFETIME_MS)
    this.#channel.onclose = () => this.#end()
    this.#channel.onmessage = text => this.#receive(text)
  }

  /** Says that others are measured now. */
  refuse(): void {
    this.#channel.onmessage = () => {}
    this.#reply({ t: 'busy' })
    this.#timer = setTimeout(() => this.#channel.close(), LINGER_MS)
  }

  /** May be called twice. */
  close(): void {
    this.#channel.close()
    this.#end()
  }

  #receive(text: string): void {
    if (isFiller(text)) {
      this.#count.take(text, performance.now())
      // The last message may go past the bound.
      if (this.#count.totalBytes > PROBE_BYTES + FILLER_LENGTH)
        this.close()
      return
    }
    const request = parseText(ProbeRequestSchema, text)
    if (request?.t === 'ping' && this.#pingCount < MAX_PINGS) {
      this.#pingCount += 1
      this.#reply({ t: 'pong', n: request.n })
    }
    else if (request?.t === 'fill-me' && !this.#hasFilled) {
      this.#hasFilled = true
      void sendFiller(this.#channel, this.#run.signal).then(() => this.#reply({ t: 'filled' }))
    }
    else if (request?.t === 'filled' && !this.#hasCounted) {
      this.#hasCounted = true
      this.#reply({ t: 'counted', ...this.#count.transfer })
    }
    else {
      this.close()
    }
  }

  #reply(reply: ProbeReply): void {
    this.#channel.send(JSON.stringify(reply))
  }

  #end(): void {
    if (this.#timer !== null)
      clearTimeout(this.#timer)
    this.#run.abort()
    this.#onend()
  }
}
