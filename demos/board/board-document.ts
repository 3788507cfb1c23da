import type { BoardFrame, StrokeFrame } from './frames.ts'
import { LIMITS } from './frames.ts'

/** One stroke, as far as it is known. */
export interface Stroke {
  readonly id: string
  readonly order: number
  readonly color: number
  readonly width: number
  /** x, y and pressure, one after the other. */
  readonly points: readonly number[]
}

/** What a frame did to the picture. */
export type BoardChange
  = | { readonly kind: 'drawn', readonly stroke: Stroke, readonly from: number }
    /** Something is gone: the picture is to be drawn anew. */
    | { readonly kind: 'erased' }

/**
 * The board's contents: a set of strokes that only grows, the ids of those that were erased, and how often it was
 * cleared.
 *
 * Frames may come twice and in any order between senders, and every device ends with the same picture: a stroke is
 * known by its id, its points are only ever added at its end and by one author, an erased id is never drawn again,
 * and the greatest number of clearings wins. Nothing is edited in place by two people, which is where a library for
 * replicated data would earn its weight.
 *
 * @see https://doi.org/10.1007/978-3-642-24550-3_29
 */
export class BoardDocument {
  readonly #strokes = new Map<string, Stroke & { readonly points: number[] }>()
  readonly #erased = new Set<string>()
  #epoch = 0
  #pointCount = 0
  #order = 0

  get strokeCount(): number {
    return this.#strokes.size
  }

  /** Nothing more can be drawn before it is cleared. */
  get isFull(): boolean {
    return this.#strokes.size >= LIMITS.strokes || this.#pointCount >= LIMITS.points || this.#erased.size >= LIMITS.erased
  }

  get epoch(): number {
    return this.#epoch
  }

  /** The place of a stroke that is begun now: above all that are known. */
  nextOrder(): number {
    return Math.min(LIMITS.clock, this.#order + 1)
  }

  get(id: string): Stroke | null {
    return this.#strokes.get(id) ?? null
  }

  /** From the lowest to the topmost, in the same order on every device. */
  strokes(): Stroke[] {
    return [
      ...this.#strokes.values(),
    ].sort((a, b) => a.order - b.order || (a.id < b.id
      ? -1
      : 1))
  }

  erasedIds(): string[] {
    return [...this.#erased]
  }

  /** Takes a frame, of this device or another; `null` when it changes nothing. */
  apply(frame: BoardFrame): BoardChange | null {
    const ahead = frame.epoch - this.#epoch
    if (ahead < 0 || ahead > LIMITS.clockJump)
      return null
    if (ahead > 0)
      this.#clear(frame.epoch)
    const change = frame.kind === 'stroke'
      ? this.#draw(frame)
      : frame.kind === 'erase' && this.#erase(frame.ids)
    return ahead > 0
      ? { kind: 'erased' }
      : change || null
  }

  #clear(epoch: number): void {
    this.#epoch = epoch
    this.#pointCount = 0
    this.#strokes.clear()
    this.#erased.clear()
  }

  #draw({ id, order, color, width, from, points }: StrokeFrame): BoardChange | null {
    if (this.#erased.has(id))
      return null
    this.#order = Math.max(this.#order, order)
    const stroke = this.#strokes.get(id) ?? { id, order, color, width, points: [] }
    const known = stroke.points.length / 3
    const room = this.#strokes.has(id) || this.#strokes.size < LIMITS.strokes
      ? Math.min(LIMITS.pointsPerStroke - known, LIMITS.points - this.#pointCount)
      : 0
    // Points before `from` that are missing would have to be invented.
    const fresh = from > known
      ? []
      : points.slice((known - from) * 3).slice(0, Math.max(0, room) * 3)
    if (fresh.length === 0)
      return null
    this.#strokes.set(id, stroke)
    stroke.points.push(...fresh)
    this.#pointCount += fresh.length / 3
    return { kind: 'drawn', stroke, from: known }
  }

  #erase(ids: readonly string[]): BoardChange | null {
    let isChanged = false
    for (const id of ids) {
      if (this.#erased.size >= LIMITS.erased)
        break
      this.#erased.add(id)
      const stroke = this.#strokes.get(id)
      if (!stroke)
        continue
      this.#strokes.delete(id)
      this.#pointCount -= stroke.points.length / 3
      isChanged = true
    }
    return isChanged
      ? { kind: 'erased' }
      : null
  }
}
