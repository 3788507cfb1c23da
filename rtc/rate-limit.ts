/** A token bucket: `burst` at once, `perSecond` in the long run. Times in ms on any clock that does not go back. */
export class RateLimit {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #atMs: number

  constructor(options: { perSecond: number, burst: number, nowMs: number }) {
    this.#perSecond = options.perSecond
    this.#burst = options.burst
    this.#tokens = options.burst
    this.#atMs = options.nowMs
  }

  /** Whether one more is within the limit; counts it if so. */
  take(nowMs: number): boolean {
    const elapsedMs = Math.max(0, nowMs - this.#atMs)
    this.#tokens = Math.min(this.#burst, this.#tokens + elapsedMs / 1000 * this.#perSecond)
    this.#atMs = nowMs
    if (this.#tokens < 1)
      return false
    this.#tokens -= 1
    return true
  }
}
