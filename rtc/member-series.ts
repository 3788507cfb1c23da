/** What a statistic's member may be: what a browser counts, names or answers with yes or no. */
export type Member = number | string | boolean

/** Different words that one member is remembered with; more of them is no name any more, but text. */
const MAX_WORDS = 64

/**
 * The newest values of one member of a statistics object, by the number of their reading. As long as the value stays the
 * same it takes no memory to speak of, which most of a report's members do; then it takes a ring, once.
 */
export class MemberSeries {
  readonly #capacity: number
  readonly #firstAt: number
  #lastAt: number
  #constant: number
  #ring: Float64Array | null = null
  /** What is not a number is kept as its place here. */
  readonly #words: Member[] | null

  constructor(capacity: number, at: number, value: Member) {
    this.#capacity = capacity
    this.#firstAt = this.#lastAt = at
    this.#words = typeof value === 'number'
      ? null
      : []
    this.#constant = this.#encode(value)
  }

  /** Adds the value of reading `at`, which is later than the last one. */
  set(at: number, value: Member): void {
    const number = this.#encode(value)
    if (!this.#ring && at === this.#lastAt + 1 && number === this.#constant) {
      this.#lastAt = at
      return
    }
    const ring = this.#ring ??= this.#spread()
    // Readings without it; further back than the ring is long there is nothing to wipe out.
    for (let gap = Math.max(this.#lastAt + 1, at - this.#capacity); gap < at; gap++)
      ring[gap % this.#capacity] = Number.NaN
    ring[at % this.#capacity] = number
    this.#lastAt = at
  }

  /** The value of a reading that is not older than the ring is long; undefined if it had none. */
  get(at: number): Member | undefined {
    if (at < this.#firstAt || at > this.#lastAt || at <= this.#lastAt - this.#capacity)
      return undefined
    const number = this.#ring
      ? this.#ring[at % this.#capacity] ?? Number.NaN
      : this.#constant
    if (Number.isNaN(number))
      return undefined
    return this.#words
      ? this.#words[number]
      : number
  }

  #spread(): Float64Array {
    const ring = new Float64Array(this.#capacity).fill(Number.NaN)
    for (let at = Math.max(this.#firstAt, this.#lastAt - this.#capacity + 1); at <= this.#lastAt; at++)
      ring[at % this.#capacity] = this.#constant
    return ring
  }

  #encode(value: Member): number {
    if (!this.#words) {
      return typeof value === 'number'
        ? value
        : Number.NaN
    }
    const known = this.#words.indexOf(value)
    if (known >= 0)
      return known
    return this.#words.length < MAX_WORDS
      ? this.#words.push(value) - 1
      : Number.NaN
  }
}
