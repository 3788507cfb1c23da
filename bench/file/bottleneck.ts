import type { PathLimits } from './network-path.ts'

/** Of IPv4 and UDP, in bytes. */
const HEADER_BYTES = 28
const BITS_PER_BYTE = 8

/** One direction of a path: datagrams leave one by one, at its rate, and arrive a delay later. */
export class Bottleneck<T extends Uint8Array> {
  readonly #limits: PathLimits
  readonly #deliver: (datagram: T) => void
  readonly #onTheirWay: { readonly datagram: T, readonly dueMs: number }[] = []
  /** When the last one will have left. */
  #freeMs = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(limits: PathLimits, deliver: (datagram: T) => void) {
    this.#limits = limits
    this.#deliver = deliver
  }

  /** Takes a datagram; drops it when the queue is full. */
  push(datagram: T): void {
    const { bitsPerSecond, delayMs, queueMs } = this.#limits
    const startMs = Math.max(performance.now(), this.#freeMs)
    if (startMs - performance.now() > queueMs)
      return
    this.#freeMs = startMs + (datagram.byteLength + HEADER_BYTES) * BITS_PER_BYTE / bitsPerSecond * 1000
    this.#onTheirWay.push({ datagram, dueMs: this.#freeMs + delayMs })
    this.#wait()
  }

  /** Drops what is on its way. */
  clear(): void {
    if (this.#timer !== null)
      clearTimeout(this.#timer)
    this.#onTheirWay.length = 0
  }

  #wait(): void {
    const [next] = this.#onTheirWay
    if (next)
      this.#timer ??= setTimeout(() => this.#release(), Math.max(0, next.dueMs - performance.now()))
  }

  #release(): void {
    this.#timer = null
    // Timers tick in whole milliseconds: what is due within this one arrives now.
    const nowMs = performance.now() + 0.5
    const waiting = this.#onTheirWay.findIndex(({ dueMs }) => dueMs > nowMs)
    const due = this.#onTheirWay.splice(0, waiting < 0
      ? this.#onTheirWay.length
      : waiting)
    for (const { datagram } of due)
      this.#deliver(datagram)
    this.#wait()
  }
}
