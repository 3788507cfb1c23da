import type { Place } from './place.ts'
import { DIGEST_BYTES, HEADER_BYTES, writeHeader } from './chunk.ts'

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

export interface BlockShape {
  readonly offer: number
  readonly start: Place
  /** All that goes into it. */
  readonly contentBytes: number
  /** Payload of a chunk. */
  readonly chunkBytes: number
  readonly endsFile: boolean
}

/** Puts content into chunks as it comes. */
export class BlockBuilder {
  readonly #shape: BlockShape
  readonly #frames: Uint8Array<ArrayBuffer>
  readonly #lengths: number[] = []
  #position = 0
  #contentBytes = 0

  constructor(shape: BlockShape) {
    const { contentBytes, chunkBytes, endsFile } = shape
    this.#shape = shape
    this.#frames = new Uint8Array(contentBytes + Math.ceil(contentBytes / chunkBytes) * HEADER_BYTES + (endsFile
      ? HEADER_BYTES + DIGEST_BYTES
      : 0))
  }

  /** How much content is still missing, in bytes. */
  get missingBytes(): number {
    return this.#shape.contentBytes - this.#contentBytes
  }

  /** Appends content, no more than is missing. */
  add(content: Uint8Array): void {
    const { chunkBytes } = this.#shape
    for (let at = 0; at < content.byteLength;) {
      const isNew = this.#contentBytes % chunkBytes === 0
      if (isNew)
        this.#begin(Math.min(chunkBytes, this.missingBytes))
      const part = content.subarray(at, at + chunkBytes - this.#contentBytes % chunkBytes)
      this.#append(part)
      this.#contentBytes += part.byteLength
      at += part.byteLength
    }
  }

  /** The block, whose content is there; with the file's digest where it ends one. */
  finish(digest: Uint8Array | undefined): Block {
    const { start, endsFile } = this.#shape
    if (endsFile && digest) {
      this.#begin(DIGEST_BYTES)
      this.#append(digest)
    }
    return {
      buffer: this.#frames.buffer,
      lengths: this.#lengths,
      start,
      endsFile,
    }
  }

  #begin(payloadBytes: number): void {
    const { offer, start: { file, offset } } = this.#shape
    writeHeader(this.#frames.subarray(this.#position), { offer, file, offset: offset + this.#contentBytes })
    this.#lengths.push(HEADER_BYTES + payloadBytes)
    this.#position += HEADER_BYTES
  }

  #append(bytes: Uint8Array): void {
    this.#frames.set(bytes, this.#position)
    this.#position += bytes.byteLength
  }
}
