/** A newer position came: from then on the age grew evenly, until the next one. */
interface Move {
  /** When it came, on this device's clock. */
  readonly atMs: number
  /** When it was sent, on the sender's. */
  readonly sentMs: number
}

/** Between two moves: the age it began with, and how long it grew, in ms. */
interface Tooth {
  readonly from: number
  readonly lasts: number
}

interface AgesOptions {
  /** The stretch of time that is asked for, on this device's clock. */
  readonly sinceMs: number
  readonly untilMs: number
  /** To be added to this device's clock to have the sender's. */
  readonly offsetMs: number
}

/**
 * How old the newest position that is known was, at every moment: a sawtooth, which grows with the time and falls with
 * each newer position. Reckoned from the moves alone: samples would come at the beat at which positions are sent, and
 * so meet every tooth at the same height.
 *
 * @see https://doi.org/10.1109/INFCOM.2012.6195689
 */
export class AgeOfInformation {
  readonly #moves: Move[] = []

  take(move: Move): void {
    this.#moves.push(move)
  }

  /** Forgets what ended before. */
  forgetBefore(atMs: number): void {
    const last = this.#moves.findLastIndex(move => move.atMs <= atMs)
    this.#moves.splice(0, Math.max(0, last))
  }

  /** The age, in ms, that was not exceeded in the given parts (0 to 1) of the time; `null` where nothing was known. */
  quantiles(parts: readonly number[], options: AgesOptions): (number | null)[] {
    const teeth = this.#teeth(options)
    return parts.map(part => quantileOf(teeth, part))
  }

  #teeth({ sinceMs, untilMs, offsetMs }: AgesOptions): Tooth[] {
    return this.#moves
      .map(({ atMs, sentMs }, index) => {
        const beginMs = Math.max(atMs, sinceMs)
        const endMs = this.#moves[index + 1]?.atMs ?? untilMs
        return { from: beginMs + offsetMs - sentMs, lasts: endMs - beginMs }
      })
      .filter(({ lasts }) => lasts > 0)
  }
}

/** Goes through the ages upwards, with as many teeth beside each other as have that age, until their part is full. */
function quantileOf(teeth: readonly Tooth[], part: number): number | null {
  const wanted = part * teeth.reduce((sum, { lasts }) => sum + lasts, 0)
  const edges = teeth
    .flatMap(({ from, lasts }) => [
      { age: from, step: 1 },
      { age: from + lasts, step: -1 },
    ])
    .toSorted((a, b) => a.age - b.age)
  let passed = 0
  let depth = 0
  let from = 0
  for (const { age, step } of edges) {
    const more = depth * (age - from)
    if (depth > 0 && passed + more >= wanted)
      return Math.max(0, from + (wanted - passed) / depth)
    passed += more
    depth += step
    from = age
  }
  return edges.at(-1)?.age ?? null
}
