/** What a path does to datagrams. */
export interface Impairment {
  /** The part of them that is dropped, 0 to 1: each on its own, so that losses come at random and not in bursts. */
  readonly lossRatio: number
  readonly delayMs: number
  /** Up to so much is added to the delay, evenly distributed. */
  readonly jitterMs: number
}

/** Numbers from 0 to below 1. */
export type Random = () => number

/** One of two equal parts that do together what `path` does: a path through two relays has the loss of both. */
export function halfOf({ lossRatio, delayMs, jitterMs }: Impairment): Impairment {
  return {
    lossRatio: 1 - Math.sqrt(1 - lossRatio),
    delayMs: delayMs / 2,
    jitterMs: jitterMs / 2,
  }
}

/**
 * Datagrams on their way. They leave in the order in which they came, as from a queue: jitter spaces them, and never
 * lets one overtake another. One that finds the queue full is dropped, like one that is lost.
 */
export class DelayLine<T> {
  readonly #impairment: Impairment
  readonly #limit: number
  readonly #random: Random
  readonly #deliver: (datagram: T) => void
  readonly #queue: { readonly datagram: T, readonly dueMs: number }[] = []
  #lastDueMs = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  /** At most `limit` are on their way at once. */
  constructor(options: { impairment: Impairment, limit: number, random: Random, deliver: (datagram: T) => void }) {
    this.#impairment = options.impairment
    this.#limit = options.limit
    this.#random = options.random
    this.#deliver = options.deliver
  }

  /** Takes a datagram; false when it is dropped. */
  push(datagram: T): boolean {
    const { lossRatio, delayMs, jitterMs } = this.#impairment
    if (this.#random() < lossRatio || this.#queue.length >= this.#limit)
      return false
    if (delayMs + jitterMs === 0) {
      this.#deliver(datagram)
      return true
    }
    const dueMs = performance.now() + delayMs + jitterMs * this.#random()
    this.#lastDueMs = Math.max(this.#lastDueMs, dueMs)
    this.#queue.push({ datagram, dueMs: this.#lastDueMs })
    this.#wait()
    return true
  }

  /** Drops what is on its way. */
  clear(): void {
    if (this.#timer !== null)
      clearTimeout(this.#timer)
    this.#timer = null
    this.#queue.length = 0
  }

  #wait(): void {
    const next = this.#queue[0]
    if (next)
      this.#timer ??= setTimeout(() => this.#release(), Math.max(0, next.dueMs - performance.now()))
  }

  #release(): void {
    this.#timer = null
    // Timers tick in whole milliseconds: what is due within this one leaves now.
    const nowMs = performance.now() + 0.5
    while (this.#queue[0] && this.#queue[0].dueMs <= nowMs) {
      const [first] = this.#queue.splice(0, 1)
      if (first)
        this.#deliver(first.datagram)
    }
    this.#wait()
  }
}
