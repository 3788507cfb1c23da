/** Counts what arrives from the first byte on, also before anybody waits for it. */
export class ByteCounter {
  #bytes = 0
  #wantedBytes = Number.POSITIVE_INFINITY
  readonly #done = Promise.withResolvers<void>()

  add(bytes: number): void {
    this.#bytes += bytes
    this.#look()
  }

  /** Done when so many bytes are there. */
  until(wantedBytes: number): Promise<void> {
    this.#wantedBytes = wantedBytes
    this.#look()
    return this.#done.promise
  }

  #look(): void {
    if (this.#bytes >= this.#wantedBytes)
      this.#done.resolve()
  }
}
