import { free } from './free.ts'

const NOTHING = new Uint8Array()

/** A file's content from an offset on, in order: as a stream, which costs less than half of what slice after slice does. */
export class FileSource {
  readonly #stream: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>
  #piece = NOTHING
  /** Of the piece, in bytes. */
  #taken = 0

  constructor(file: Blob, offset: number) {
    this.#stream = file.slice(offset).stream().getReader()
  }

  /** The next bytes, at least one and at most so many, valid until the next call. Rejects when there are none, or they cannot be read. */
  async read(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    while (this.#taken === this.#piece.byteLength) {
      this.#drop()
      const { value } = await this.#stream.read()
      // A file that has become shorter ends early.
      if (!value)
        throw new DOMException('The file has changed.', 'NotReadableError')
      this.#piece = value
    }
    const bytes = this.#piece.subarray(this.#taken, this.#taken + maxBytes)
    this.#taken += bytes.byteLength
    return bytes
  }

  /** Reads no more; may be called twice. */
  close(): void {
    this.#drop()
    // It may have failed before, which whoever reads is told.
    this.#stream.cancel().catch(() => {})
  }

  #drop(): void {
    if (this.#piece !== NOTHING)
      free(this.#piece.buffer)
    this.#piece = NOTHING
    this.#taken = 0
  }
}
