/** What is sent besides the positions, to fill the queues of their channels. */
export const BALLAST_BYTES = 8_192

/** How often some is added. */
export const BALLAST_INTERVAL_MS = 10

/** So much waits in each channel at least, and at most: the browser keeps it all in memory, four times. */
const MIN_QUEUE_BYTES = 64_000
const MAX_QUEUE_BYTES = 6_000_000
const MAX_PIECES = 24
/** How quickly a new measurement of the path's speed replaces the old one. */
const SMOOTHING = 0.05

/**
 * Keeps a channel's queue so full that what is sent waits in it for a given time: on a path of whatever speed, which
 * it learns from how fast the queue drains.
 */
export class Ballast {
  #pieces = 1
  #bytesPerMs = 0
  #last: { readonly queuedBytes: number, readonly atMs: number } | null = null

  /**
   * How many pieces each channel gets now.
   * @param queuedBytes `bufferedAmount` of the channel that waits for everything: the ordered, reliable one
   * @param waitMs how long its queue is to be; 0: nothing is added
   */
  next(queuedBytes: number, waitMs: number, nowMs: number): number {
    if (waitMs === 0) {
      this.#pieces = 1
      this.#bytesPerMs = 0
      this.#last = null
      return 0
    }
    this.#measure(queuedBytes, nowMs)
    const wantedBytes = Math.min(MAX_QUEUE_BYTES, Math.max(MIN_QUEUE_BYTES, this.#bytesPerMs * waitMs))
    this.#pieces = queuedBytes < wantedBytes / 2
      ? Math.min(MAX_PIECES, this.#pieces + 1)
      : Math.max(1, this.#pieces - (queuedBytes >= wantedBytes
          ? 1
          : 0))
    const pieces = queuedBytes >= wantedBytes
      ? 0
      : this.#pieces
    this.#last = { queuedBytes: queuedBytes + pieces * BALLAST_BYTES, atMs: nowMs }
    return pieces
  }

  #measure(queuedBytes: number, nowMs: number): void {
    if (!this.#last || nowMs <= this.#last.atMs)
      return
    const drained = Math.max(0, this.#last.queuedBytes - queuedBytes) / (nowMs - this.#last.atMs)
    this.#bytesPerMs += (drained - this.#bytesPerMs) * SMOOTHING
  }
}
