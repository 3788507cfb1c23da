/**
 * How often a connection that does not stand is looked after. An ICE restart that succeeds takes less than
 * a second; after a longer outage the first ones go nowhere.
 */
const RECOVERY_INTERVAL_MS = 3_000

/** After so many attempts to mend a connection that never stood, a new one is made. */
const MAX_FUTILE_RECOVERIES = 4

/** Has a connection that does not stand mended again and again, until it does. */
export class RecoveryClock {
  readonly #recover: () => void
  #timer: ReturnType<typeof setInterval> | null = null
  #futileCount = 0

  constructor(recover: () => void) {
    this.#recover = recover
  }

  /** May be called twice. */
  start(): void {
    this.#timer ??= setInterval(this.#recover, RECOVERY_INTERVAL_MS)
  }

  /** The other end was asked for something just now: it has a whole interval to answer. */
  wait(): void {
    if (this.#timer === null)
      return
    clearInterval(this.#timer)
    this.#timer = setInterval(this.#recover, RECOVERY_INTERVAL_MS)
  }

  /** The connection stands, or is gone; may be called twice. */
  stop(): void {
    this.#futileCount = 0
    if (this.#timer !== null)
      clearInterval(this.#timer)
    this.#timer = null
  }

  /**
   * An attempt is made that should have succeeded by now.
   * @returns whether there were so many that a new connection is worth more
   */
  countFutile(): boolean {
    this.#futileCount += 1
    return this.#futileCount > MAX_FUTILE_RECOVERIES
  }
}
