import type { Place } from './place.ts'
import { createSHA256 } from 'hash-wasm'
import { DIGEST_BYTES, HEADER_BYTES, writeHeader } from './chunk.ts'
import { free } from './free.ts'
import { BLOCK_BYTES, READS_AHEAD, SMALL_CHUNK_BYTES } from './limits.ts'
import { START } from './place.ts'

/** Chunks that follow each other, ready to be sent. */
export interface Block {
  readonly buffer: ArrayBuffer
  /** Lengths of the chunks in it, headers included, in bytes. */
  readonly lengths: readonly number[]
  /** Of its first chunk. */
  readonly start: Place
  /** Its last chunk carries the file's digest. */
  readonly endsFile: boolean
}

export interface ReadingOptions {
  readonly offer: number
  readonly files: readonly Blob[]
}

/**
 * Cuts files into chunks, block by block and never whole, and hashes them on the way: a byte is read again when it
 * has to be sent again, and hashed once. The next blocks are read while this one is hashed: on a busy machine a block
 * is long under way, since the browser reads files in another process.
 */
export class Reading {
  readonly #options: ReadingOptions
  #place: Place = START
  #chunkBytes = SMALL_CHUNK_BYTES
  /** What is being read, in its order; the first is what comes next. */
  #ahead: { place: Place, bytes: Promise<ArrayBuffer> }[] = []
  /** SHA-256 of the files that are hashed to their end. */
  readonly #digests: Uint8Array[] = []
  /** Of the file after those, as far as it was read. */
  readonly #hash = createSHA256()
  #hashedBytes = 0

  constructor(options: ReadingOptions) {
    this.#options = options
  }

  /** Goes on from another place: one that was read to before, or a little before that. */
  seek(place: Place, chunkBytes: number): void {
    this.#place = place
    this.#chunkBytes = chunkBytes
    this.#ahead = []
  }

  /** The next chunks; `null` when none are left, or another place is wanted meanwhile. Rejects when a file cannot be read. */
  async next(): Promise<Block | null> {
    const { files } = this.#options
    const place = this.#place
    const file = files[place.file]
    if (!file)
      return null
    this.#readAhead()
    const bytes = await this.#ahead[0]?.bytes
    if (!bytes || this.#place !== place)
      return null
    const offset = place.offset + bytes.byteLength
    this.#ahead.shift()
    this.#place = this.#after(place)
    this.#readAhead()
    const content = new Uint8Array(bytes)
    await this.#update(place, content)
    const block = this.#pack(place, content, offset === file.size)
    free(bytes)
    return block
  }

  #readAhead(): void {
    while (this.#ahead.length < READS_AHEAD) {
      const last = this.#ahead.at(-1)
      const place = last
        ? this.#after(last.place)
        : this.#place
      const file = this.#options.files[place.file]
      if (!file)
        return
      const bytes = readBlock(file, place.offset)
      // Who wants them hears of it.
      bytes.catch(() => {})
      this.#ahead.push({ place, bytes })
    }
  }

  /** Where the block after the one at this place begins. */
  #after({ file, offset }: Place): Place {
    const end = offset + BLOCK_BYTES
    return end < (this.#options.files[file]?.size ?? 0)
      ? { file, offset: end }
      : { file: file + 1, offset: 0 }
  }

  async #update({ file, offset }: Place, content: Uint8Array): Promise<void> {
    if (file < this.#digests.length)
      return
    const hash = await this.#hash
    hash.update(content.subarray(Math.max(0, this.#hashedBytes - offset)))
    this.#hashedBytes = Math.max(this.#hashedBytes, offset + content.byteLength)
    if (this.#hashedBytes < (this.#options.files[file]?.size ?? 0))
      return
    this.#digests.push(hash.digest('binary'))
    hash.init()
    this.#hashedBytes = 0
  }

  #pack({ file, offset }: Place, content: Uint8Array, isLast: boolean): Block {
    const { offer } = this.#options
    const chunkBytes = this.#chunkBytes
    const count = Math.ceil(content.byteLength / chunkBytes)
    const frames = new Uint8Array(content.byteLength + count * HEADER_BYTES + (isLast
      ? HEADER_BYTES + DIGEST_BYTES
      : 0))
    const lengths: number[] = []
    let position = 0
    const add = (payload: Uint8Array, at: number): void => {
      writeHeader(frames.subarray(position), { offer, file, offset: at })
      frames.set(payload, position + HEADER_BYTES)
      lengths.push(HEADER_BYTES + payload.byteLength)
      position += HEADER_BYTES + payload.byteLength
    }
    for (let start = 0; start < content.byteLength; start += chunkBytes)
      add(content.subarray(start, start + chunkBytes), offset + start)
    const digest = this.#digests[file]
    if (isLast && digest)
      add(digest, offset + content.byteLength)
    return {
      buffer: frames.buffer,
      lengths,
      start: { file, offset },
      endsFile: isLast,
    }
  }
}

async function readBlock(file: Blob, offset: number): Promise<ArrayBuffer> {
  const length = Math.min(BLOCK_BYTES, file.size - offset)
  const bytes = await file.slice(offset, offset + length).arrayBuffer()
  // A file that has become shorter would otherwise be read for ever.
  if (bytes.byteLength !== length)
    throw new DOMException('The file has changed.', 'NotReadableError')
  return bytes
}
