import type { Chunk } from './chunk.ts'
import type { ControlChannel } from './control.ts'
import type { ControlFrame } from './frames.ts'
import type { PumpChannel } from './pump.ts'
import { decodeChunk, HEADER_BYTES } from './chunk.ts'
import { openControl } from './control.ts'
import { TRANSFER_VERSION } from './frames.ts'
import { CHUNK_BYTES, SMALL_CHUNK_BYTES } from './limits.ts'
import { pump } from './pump.ts'

/** The two channels of a connection that files need; both reliable and ordered. */
export interface FileChannels {
  readonly control: ControlChannel
  readonly data: PumpChannel & Pick<RTCDataChannel, 'binaryType'>
  /** The connection's `sctp.maxMessageSize`, asked when something is sent. */
  readonly maxMessageSizeBytes: () => number
}

export type ByeReason = Extract<ControlFrame, { kind: 'bye' }>['reason']

export interface FileLinkEvents {
  /** The other end is there, and named its session. */
  readonly onmeet: (session: string) => void
  readonly onframe: (frame: Exclude<ControlFrame, { kind: 'hello' | 'bye' }>) => void
  /** Takes a chunk; false when it is not what was agreed. */
  readonly onchunk: (chunk: Chunk) => boolean
  /** What to send next; `null` when there is nothing now. */
  readonly next: () => Uint8Array<ArrayBuffer> | null
  /** The channels are of no use any more: lost (`null`), or one of the two ends wants no more, and says why. */
  readonly onover: (end: { reason: ByeReason, by: 'here' | 'there' } | null) => void
}

/** What travels between two ends for as long as one pair of channels lasts. */
export class FileLink {
  readonly #maxMessageSizeBytes: () => number
  readonly #events: FileLinkEvents
  readonly #over = new AbortController()
  readonly #say: (frame: ControlFrame) => boolean
  readonly #fill: () => void
  #hasMet = false

  constructor({ control, data, maxMessageSizeBytes }: FileChannels, session: string, events: FileLinkEvents) {
    const { signal } = this.#over
    this.#events = events
    this.#maxMessageSizeBytes = maxMessageSizeBytes
    this.#say = openControl(control, {
      onframe: frame => this.#handleFrame(frame),
      onviolation: () => this.violate(),
    }, signal)
    data.binaryType = 'arraybuffer'
    this.#fill = pump(data, events.next, signal)
    data.addEventListener('message', ({ data: message }) => this.#handleMessage(message), { signal })
    for (const channel of [control, data]) {
      channel.addEventListener('open', () => this.#greet(control, data, session), { signal })
      channel.addEventListener('close', () => this.#end(null), { signal })
    }
    this.#greet(control, data, session)
  }

  /** Payload of a chunk to the other end. */
  get chunkBytes(): number {
    return this.#maxMessageSizeBytes() >= CHUNK_BYTES + HEADER_BYTES
      ? CHUNK_BYTES
      : SMALL_CHUNK_BYTES
  }

  /** Says a frame to the other end; false when that is not there. */
  say(frame: ControlFrame): boolean {
    return this.#hasMet && this.#say(frame)
  }

  /** There may be something to send again. */
  fill(): void {
    if (this.#hasMet)
      this.#fill()
  }

  /** The other end did what was not agreed: nothing it says is listened to any more. */
  violate(): void {
    this.#bye('rules-broken')
  }

  /** Listens no more; may be called twice. */
  close(): void {
    this.#over.abort()
  }

  /** Both channels are there: what is offered can be sent. */
  #greet(control: ControlChannel, data: PumpChannel, session: string): void {
    if (control.readyState === 'open' && data.readyState === 'open')
      this.#say({ kind: 'hello', version: TRANSFER_VERSION, session })
  }

  #handleFrame(frame: ControlFrame): void {
    if (frame.kind === 'bye')
      return this.#end({ reason: frame.reason, by: 'there' })
    if (frame.kind !== 'hello') {
      return this.#hasMet
        ? this.#events.onframe(frame)
        : this.violate()
    }
    if (frame.version !== TRANSFER_VERSION)
      return this.#bye('wrong-version')
    if (this.#hasMet)
      return this.violate()
    this.#hasMet = true
    this.#events.onmeet(frame.session)
  }

  #handleMessage(message: unknown): void {
    const chunk = decodeChunk(message)
    if (!chunk || !this.#events.onchunk(chunk))
      this.violate()
  }

  #bye(reason: ByeReason): void {
    this.#say({ kind: 'bye', reason })
    this.#end({ reason, by: 'here' })
  }

  #end(end: { reason: ByeReason, by: 'here' | 'there' } | null): void {
    this.#over.abort()
    this.#events.onover(end)
  }
}
