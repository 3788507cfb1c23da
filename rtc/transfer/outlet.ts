import type { Place, Sizes } from './place.ts'
import { bytesBefore, comparePlaces, isPlace, START } from './place.ts'

/** How far an offer's files have been sent, how far the other end has them, and how much more it takes now. */
export class Outlet {
  sent: Place = START
  acknowledged: Place = START
  acknowledgedBytes = 0
  /** Content that was sent in all. */
  movedBytes = 0
  /** Content that has to be sent although it was acknowledged: the other end has lost it. */
  againBytes = 0
  readonly #sizes: Sizes
  /** As far as anything was ever sent: what lies beyond has not been read. */
  #furthest: Place = START
  #sentBytes = 0
  #windowBytes = 0

  constructor(sizes: Sizes) {
    this.#sizes = sizes
  }

  get isComplete(): boolean {
    return this.acknowledged.file === this.#sizes.length
  }

  /** Goes on from where the other end has come to; false when it cannot have come so far. */
  restart(place: Place, windowBytes: number): boolean {
    if (!isPlace(place, this.#sizes) || comparePlaces(place, this.#furthest) > 0)
      return false
    const placeBytes = bytesBefore(place, this.#sizes)
    this.againBytes += Math.max(0, this.acknowledgedBytes - placeBytes)
    this.sent = this.acknowledged = place
    this.#sentBytes = this.acknowledgedBytes = placeBytes
    this.#windowBytes = windowBytes
    return true
  }

  hasRoomFor(contentBytes: number): boolean {
    return this.#sentBytes + contentBytes - this.acknowledgedBytes <= this.#windowBytes
  }

  /** A chunk is on its way that ends here. */
  send(contentBytes: number, end: Place): void {
    this.sent = end
    this.#sentBytes += contentBytes
    this.movedBytes += contentBytes
    if (comparePlaces(end, this.#furthest) > 0)
      this.#furthest = end
  }

  /** The other end has everything before this place; false when it cannot have. */
  acknowledge(place: Place): boolean {
    if (!isPlace(place, this.#sizes) || comparePlaces(place, this.acknowledged) < 0 || comparePlaces(place, this.sent) > 0)
      return false
    this.acknowledged = place
    this.acknowledgedBytes = bytesBefore(place, this.#sizes)
    return true
  }
}
