import type { Chunk } from './chunk.ts'
import type { Place, Sizes } from './place.ts'
import { DIGEST_BYTES } from './chunk.ts'
import { ACKNOWLEDGE_BYTES, ACKNOWLEDGE_MS, MIN_CHUNK_BYTES, WINDOW_BYTES } from './limits.ts'
import { bytesBefore, comparePlaces } from './place.ts'

/**
 * What may arrive of an offer's files: every byte once, in order, never more than was announced, and never more at
 * once than can be held until it is written.
 */
export class Intake {
  /** What comes next. */
  expected: Place
  /** Everything before this is safely written. */
  written: Place
  writtenBytes: number
  /** Content that arrived since it began. */
  receivedBytes = 0
  readonly #sizes: Sizes
  readonly #keptBytes: number
  #acknowledgedBytes = 0
  #acknowledgedAtMs = 0

  constructor(sizes: Sizes, place: Place) {
    this.#sizes = sizes
    this.expected = this.written = place
    this.writtenBytes = this.#keptBytes = bytesBefore(place, sizes)
  }

  get isComplete(): boolean {
    return this.written.file === this.#sizes.length
  }

  /** All that has arrived is written. */
  get isSettled(): boolean {
    return comparePlaces(this.written, this.expected) === 0
  }

  /** What a chunk is, if it is the one that comes next; `null` when nobody who keeps to the rules sends it. */
  take({ file, offset, payload }: Chunk): 'content' | 'digest' | null {
    const sizeBytes = this.#sizes[file]
    if (sizeBytes === undefined || file !== this.expected.file || offset !== this.expected.offset)
      return null
    const { byteLength } = payload
    const missingBytes = sizeBytes - offset
    if (missingBytes === 0) {
      if (byteLength !== DIGEST_BYTES)
        return null
      this.expected = { file: file + 1, offset: 0 }
      return 'digest'
    }
    const pendingBytes = this.#keptBytes + this.receivedBytes - this.writtenBytes
    const isCrumb = byteLength < MIN_CHUNK_BYTES && byteLength < missingBytes
    if (byteLength > missingBytes || isCrumb || pendingBytes + byteLength > WINDOW_BYTES)
      return null
    this.expected = { file, offset: offset + byteLength }
    this.receivedBytes += byteLength
    return 'content'
  }

  write(place: Place): void {
    this.written = place
    this.writtenBytes = bytesBefore(place, this.#sizes)
  }

  /** Whether the sender should hear of what is written; it is taken as told. */
  isAckDue(nowMs: number): boolean {
    const isDue = this.isComplete
      || this.writtenBytes - this.#acknowledgedBytes >= ACKNOWLEDGE_BYTES
      || nowMs - this.#acknowledgedAtMs >= ACKNOWLEDGE_MS
    if (isDue) {
      this.#acknowledgedBytes = this.writtenBytes
      this.#acknowledgedAtMs = nowMs
    }
    return isDue
  }
}
