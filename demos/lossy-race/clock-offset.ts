/** A question for the time and its answer. Times in ms, on each device's own clock. */
export interface ClockAnswer {
  /** On this device's clock: asked, and answered. */
  readonly askedMs: number
  readonly receivedMs: number
  /** On the other device's clock. */
  readonly remoteMs: number
}

/** As many answers as are remembered: twenty seconds of them. */
const MAX_ANSWERS = 20

/**
 * By how much the other device's clock differs from this one's: by the answer that was quickest, of the last twenty,
 * since half its round trip is the least error.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5905#section-8
 */
export class ClockOffset {
  #answers: { readonly roundTripMs: number, readonly offsetMs: number }[] = []

  /** In ms, to be added to this device's clock; `null` before the first answer. */
  get offsetMs(): number | null {
    return this.#answers.toSorted((a, b) => a.roundTripMs - b.roundTripMs)[0]?.offsetMs ?? null
  }

  /** Takes an answer; one that came before it was asked for is none. */
  take({ askedMs, receivedMs, remoteMs }: ClockAnswer): void {
    const roundTripMs = receivedMs - askedMs
    if (roundTripMs < 0)
      return
    this.#answers = [
      ...this.#answers,
      { roundTripMs, offsetMs: remoteMs - (askedMs + receivedMs) / 2 },
    ].slice(-MAX_ANSWERS)
  }

  /** It is another device now. */
  reset(): void {
    this.#answers = []
  }
}
