import type { Block } from './block.ts'
import type { Place } from './place.ts'
import type { ReadingPort } from './reading-service.ts'
import type { ReadingOptions } from './reading.ts'
import { HEADER_BYTES } from './chunk.ts'
import { free } from './free.ts'
import { BLOCKS_AHEAD } from './limits.ts'

/** A chunk that can be sent as it is. */
export interface ReadyChunk {
  readonly frame: Uint8Array<ArrayBuffer>
  /** How much of it is content: a digest has none. */
  readonly contentBytes: number
  /** What has been sent when it has. */
  readonly end: Place
}

/** Keeps some blocks of one offer's files ready for the channel. */
export class Reader {
  /** There is something to take again. */
  onready: (() => void) | null = null
  /** A file cannot be read. */
  onfail: (() => void) | null = null
  readonly #port: ReadingPort
  #generation = 0
  #asked = 0
  readonly #blocks: Block[] = []
  /** Of the first block: the next chunk, and where it begins in the block. */
  #chunk = 0
  #position = 0
  /** Of the block before: its last chunk has left when another is asked for. */
  #spent: ArrayBuffer | null = null

  constructor(port: ReadingPort, options: ReadingOptions) {
    this.#port = port
    port.onmessage = (reply) => {
      if (reply.generation !== this.#generation)
        return
      if (reply.kind === 'failed')
        return this.onfail?.()
      this.#asked -= 1
      if (reply.block)
        this.#blocks.push(reply.block)
      if (this.#blocks.length === 1)
        this.onready?.()
    }
    port.post({ kind: 'start', options })
  }

  /** Goes on from a place that was read to before, or from the start. */
  seek(place: Place, chunkBytes: number): void {
    this.#generation += 1
    this.#blocks.length = this.#chunk = this.#position = this.#asked = 0
    this.#port.post({
      kind: 'seek',
      place,
      chunkBytes,
      generation: this.#generation,
    })
    this.#readAhead()
  }

  /** The next chunk; `null` while it is not read yet, and after the last. */
  take(): ReadyChunk | null {
    this.#freeSpent()
    const [block] = this.#blocks
    const length = block?.lengths[this.#chunk]
    if (!block || length === undefined)
      return null
    const frame = new Uint8Array(block.buffer, this.#position, length)
    const isDigest = block.endsFile && this.#chunk === block.lengths.length - 1
    const { file, offset } = block.start
    this.#chunk += 1
    this.#position += length
    const end = isDigest
      ? { file: file + 1, offset: 0 }
      : { file, offset: offset + this.#position - this.#chunk * HEADER_BYTES }
    if (this.#chunk === block.lengths.length) {
      this.#blocks.shift()
      this.#spent = block.buffer
      this.#chunk = this.#position = 0
      this.#readAhead()
    }
    return {
      frame,
      contentBytes: isDigest
        ? 0
        : length - HEADER_BYTES,
      end,
    }
  }

  /** May be called twice. */
  close(): void {
    this.onready = this.onfail = null
    this.#port.close()
  }

  #freeSpent(): void {
    if (this.#spent)
      free(this.#spent)
    this.#spent = null
  }

  #readAhead(): void {
    for (; this.#blocks.length + this.#asked < BLOCKS_AHEAD; this.#asked++)
      this.#port.post({ kind: 'read', generation: this.#generation })
  }
}
