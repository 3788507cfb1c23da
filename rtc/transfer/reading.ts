import type { IHasher } from 'hash-wasm'
import type { Block } from './block.ts'
import type { Place } from './place.ts'
import { createSHA256 } from 'hash-wasm'
import { BlockBuilder } from './block.ts'
import { FileSource } from './file-source.ts'
import { free } from './free.ts'
import { BLOCK_BYTES, BLOCKS_HASHED_AHEAD, SMALL_CHUNK_BYTES } from './limits.ts'
import { START } from './place.ts'

export interface ReadingOptions {
  readonly offer: number
  readonly files: readonly Blob[]
}

/**
 * Cuts files into chunks, block by block and never whole, and hashes them on the way: a byte is read again when it
 * has to be sent again, and hashed once.
 */
export class Reading {
  readonly #options: ReadingOptions
  #place: Place = START
  #seeks = 0
  #chunkBytes = SMALL_CHUNK_BYTES
  /** Of the file of now, from the place on. */
  #source: FileSource | null = null
  /** SHA-256 of the files that are hashed to their end. */
  readonly #digests: Uint8Array[] = []
  /** Of the file after those, as far as it was read. */
  readonly #hash = createSHA256()
  #hashedBytes = 0

  constructor(options: ReadingOptions) {
    this.#options = options
  }

  /**
   * Hashes what will be read when the other end wants it, from the start until a place is sought. That is dropped, and
   * read again then, which costs less than to hash it. Rejects when a file cannot be read.
   */
  async hashAhead(): Promise<void> {
    const seeks = this.#seeks
    for (let blocks = 0; this.#seeks === seeks && blocks < BLOCKS_HASHED_AHEAD; blocks++) {
      const block = await this.next()
      if (!block)
        return
      free(block.buffer)
    }
  }

  /** Goes on from another place: one that was read to before, or a little before that. */
  seek(place: Place, chunkBytes: number): void {
    this.#leaveFile()
    this.#seeks += 1
    // A place that is the same begins anew all the same: whoever reads compares which one it is.
    this.#place = { ...place }
    this.#chunkBytes = chunkBytes
  }

  /** The next chunks; `null` when none are left, or another place is wanted meanwhile. Rejects when a file cannot be read. */
  async next(): Promise<Block | null> {
    const { offer, files } = this.#options
    const start = this.#place
    const file = files[start.file]
    const hash = await this.#hash
    if (!file || this.#place !== start)
      return null
    const contentBytes = Math.min(BLOCK_BYTES, file.size - start.offset)
    const end = start.offset + contentBytes
    const block = new BlockBuilder({
      offer,
      start,
      contentBytes,
      chunkBytes: this.#chunkBytes,
      endsFile: end === file.size,
    })
    if (!await this.#fill(block, file, end, hash))
      return null
    if (end < file.size) {
      this.#place = { file: start.file, offset: end }
    }
    else {
      this.#place = { file: start.file + 1, offset: 0 }
      this.#leaveFile()
      this.#endHash(start.file, hash)
    }
    return block.finish(this.#digests[start.file])
  }

  /** False when another place is wanted meanwhile. */
  async #fill(block: BlockBuilder, file: Blob, end: number, hash: IHasher): Promise<boolean> {
    const place = this.#place
    while (block.missingBytes > 0) {
      const offset = end - block.missingBytes
      this.#source ??= new FileSource(file, offset)
      try {
        const content = await this.#source.read(block.missingBytes)
        if (this.#place !== place)
          return false
        this.#update(place.file, offset, content, hash)
        block.add(content)
      }
      catch (thrown) {
        // One that was left ends wherever it is.
        if (this.#place === place)
          throw thrown
        return false
      }
    }
    return true
  }

  #update(file: number, offset: number, content: Uint8Array, hash: IHasher): void {
    const end = offset + content.byteLength
    if (file < this.#digests.length || end <= this.#hashedBytes)
      return
    hash.update(content.subarray(Math.max(0, this.#hashedBytes - offset)))
    this.#hashedBytes = end
  }

  #endHash(file: number, hash: IHasher): void {
    if (file < this.#digests.length)
      return
    this.#digests.push(hash.digest('binary'))
    hash.init()
    this.#hashedBytes = 0
  }

  #leaveFile(): void {
    this.#source?.close()
    this.#source = null
  }
}
