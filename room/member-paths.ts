import type { Signal, SignalPath } from '../rtc/signal.ts'
import type { MemberId } from './state.ts'

/** A path to another member, until it is closed. */
export interface MemberPath extends SignalPath {
  close: () => void
}

/** Signals kept for a path that is not open yet: one call's description and candidates fit well. */
const MAX_EARLY_SIGNALS = 200

/** A client's signal paths, one per member, and what arrived before there was one. */
export class MemberPaths {
  readonly #send: (to: MemberId, signal: Signal) => boolean
  readonly #paths = new Map<MemberId, MemberPath>()
  readonly #early = new Map<MemberId, Signal[]>()

  constructor(send: (to: MemberId, signal: Signal) => boolean) {
    this.#send = send
  }

  /** Opens the path to a member instead of an earlier one; what came early is delivered once the caller listens. */
  open(memberId: MemberId): MemberPath {
    const path: MemberPath = {
      onsignal: null,
      onopen: null,
      send: signal => this.#send(memberId, signal),
      close: () => {
        if (this.#paths.get(memberId) === path)
          this.#paths.delete(memberId)
      },
    }
    this.#paths.set(memberId, path)
    const early = this.#early.get(memberId) ?? []
    this.#early.delete(memberId)
    queueMicrotask(() => early.forEach(signal => path.onsignal?.(signal)))
    return path
  }

  deliver(from: MemberId, signal: Signal): void {
    const path = this.#paths.get(from)
    if (path)
      return path.onsignal?.(signal)
    const early = this.#early.get(from) ?? []
    if (early.length < MAX_EARLY_SIGNALS)
      this.#early.set(from, [...early, signal])
  }

  /** The host is reached again. */
  resume(): void {
    for (const path of [
      ...this.#paths.values(),
    ])
      path.onopen?.()
  }

  /** The host is out of reach: what it sent early belongs to a past that will not be taken up. */
  interrupt(): void {
    this.#early.clear()
  }
}
