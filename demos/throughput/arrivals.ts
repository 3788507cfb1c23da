/** The last message of a run is its number alone; it may come again, from one that heard no answer. */
export const END_BYTES = 4

/** What has arrived of one run. */
export interface Arrived {
  readonly run: number
  readonly bytes: number
  /** From the first message's arrival to the newest's. */
  readonly elapsedMs: number
  /** Of the first message, which came before the clock ran. */
  readonly firstBytes: number
  /** Its last message has come. */
  readonly isComplete: boolean
}

/** Bit/s of what came after the first message; `null` where one message, or none, came. */
export function rateOf({ bytes, firstBytes, elapsedMs }: Pick<Arrived, 'bytes' | 'firstBytes' | 'elapsedMs'>): number | null {
  return elapsedMs > 0
    ? (bytes - firstBytes) * 8_000 / elapsedMs
    : null
}

/** Counts what arrives. The first four bytes of each message name its run; a new run begins a new count. */
export class Arrivals {
  #arrived: Arrived | null = null
  #firstMs = 0
  /** Something came that the other end has not been told of. */
  hasNews = false

  /** What has arrived of the newest run. */
  get current(): Arrived | null {
    return this.#arrived
  }

  take(data: unknown, nowMs: number): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength < END_BYTES)
      return
    this.hasNews = true
    const run = new DataView(data).getUint32(0)
    if (this.#arrived?.run !== run) {
      this.#firstMs = nowMs
      this.#arrived = {
        run,
        bytes: 0,
        elapsedMs: 0,
        firstBytes: data.byteLength,
        isComplete: false,
      }
    }
    if (data.byteLength === END_BYTES) {
      this.#arrived = { ...this.#arrived, isComplete: true }
      return
    }
    this.#arrived = {
      ...this.#arrived,
      bytes: this.#arrived.bytes + data.byteLength,
      elapsedMs: nowMs - this.#firstMs,
    }
  }
}
