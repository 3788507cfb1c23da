import type { EndReason } from './frames.ts'
import type { Place } from './place.ts'
import type { Store, StoredFile } from './stores/store.ts'
import { createSHA256 } from 'hash-wasm'
import { toHex } from './chunk.ts'
import { free } from './free.ts'
import { WRITE_BYTES } from './limits.ts'

/** Buffers of chunks that are freed at once, since each time costs a message channel. */
const FREED_AT_ONCE = 16

export interface WritingEvents {
  /** Everything before this place is safely written. */
  readonly onwritten: (place: Place) => void
  /** A file is complete and is what was sent: what the page can save, or `null` where it lies where it should. */
  readonly onsaved: (file: number, content: Blob | null, sha256: string) => void
}

/**
 * Writes an offer's files one after the other, and hashes them on the way. Chunks are gathered first: where the
 * browser writes in another process, each write costs as much as many chunks do.
 */
export class Writing {
  readonly #store: Store
  readonly #events: WritingEvents
  /** What is written, up to here. */
  #place: Place
  /** What comes after that, and how much of it there is. */
  readonly #gathered = new Uint8Array(WRITE_BYTES)
  #gatheredBytes = 0
  #open: StoredFile | null = null
  /** Of the current file. */
  readonly #hash = createSHA256()
  readonly #spent: ArrayBuffer[] = []

  constructor(store: Store, place: Place, events: WritingEvents) {
    this.#store = store
    this.#place = place
    this.#events = events
  }

  /** Appends content to the current file: what is gathered is written when it is enough, or by {@link flush}. */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    for (let at = 0; at < bytes.byteLength;) {
      const part = bytes.subarray(at, at + WRITE_BYTES - this.#gatheredBytes)
      this.#gathered.set(part, this.#gatheredBytes)
      this.#gatheredBytes += part.byteLength
      at += part.byteLength
      if (this.#gatheredBytes === WRITE_BYTES)
        await this.flush()
    }
    this.#free(bytes.buffer)
  }

  /** Writes what is gathered. */
  async flush(): Promise<void> {
    if (this.#gatheredBytes === 0)
      return
    const stored = this.#open ?? await this.#openFile()
    const hash = await this.#hash
    const { file, offset } = this.#place
    const bytes = this.#gathered.subarray(0, this.#gatheredBytes)
    const writing = stored.write(bytes, offset)
    // While the disk works, where it works by itself.
    hash.update(bytes)
    if (writing)
      await writing
    this.#gatheredBytes = 0
    this.#place = { file, offset: offset + bytes.byteLength }
    this.#events.onwritten(this.#place)
  }

  /** Ends the current file, and goes to the next. Throws `hash-mismatch` when it is not what was sent. */
  async finish(digest: Uint8Array): Promise<void> {
    await this.flush()
    const stored = this.#open ?? await this.#openFile()
    const hash = await this.#hash
    const own = hash.digest()
    if (own !== toHex(digest))
      throw new HashMismatch()
    const { file } = this.#place
    const content = await stored.close(own)
    this.#open = null
    hash.init()
    this.#place = { file: file + 1, offset: 0 }
    this.#events.onsaved(file, content, own)
    this.#events.onwritten(this.#place)
  }

  /** Leaves the current file as it is; may be called twice. */
  async abandon(): Promise<void> {
    const stored = this.#open
    this.#open = null
    await stored?.abandon()
  }

  #free(buffer: ArrayBuffer): void {
    this.#spent.push(buffer)
    if (this.#spent.length === FREED_AT_ONCE)
      free(...this.#spent.splice(0))
  }

  async #openFile(): Promise<StoredFile> {
    const { file, offset } = this.#place
    const stored = await this.#store.open(file, offset)
    this.#open = stored
    // What was written before a reload is hashed again: its hash went with the page.
    const hash = await this.#hash
    const bytes = new Uint8Array(Math.min(offset, WRITE_BYTES))
    for (let at = 0; at < offset;) {
      const count = stored.read(bytes.subarray(0, Math.min(bytes.byteLength, offset - at)), at)
      if (count === 0)
        throw new DOMException('What was kept is gone.', 'NotReadableError')
      hash.update(bytes.subarray(0, count))
      at += count
    }
    return stored
  }
}

/** What arrived is not what was sent. */
class HashMismatch extends Error {}

const REASONS: Readonly<Record<string, EndReason>> = {
  QuotaExceededError: 'storage-full',
  NotAllowedError: 'save-refused',
  SecurityError: 'save-refused',
}

/** Why writing failed, as the other end is told. */
export function writeFailure(thrown: unknown): EndReason {
  if (thrown instanceof HashMismatch)
    return 'hash-mismatch'
  const name = thrown instanceof Error
    ? thrown.name
    : ''
  return REASONS[name] ?? 'save-failed'
}
