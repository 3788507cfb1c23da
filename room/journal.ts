import type { LoggedEvent, RoomLog } from './log.ts'
import type { RoomEvent, RoomState } from './state.ts'
import { applyEvent, EMPTY_ROOM } from './state.ts'

export interface JournalOptions {
  readonly log: RoomLog
  readonly clock: () => number
  /** Events of this span leave together. */
  readonly tickMs: number
  /** Events `from`, `from + 1`, … are to be sent. */
  readonly onbatch: (from: number, events: RoomEvent[]) => void
}

/** What happened in a room, in order: applied to its state, kept in its log, and sent in batches. */
export class Journal {
  readonly #options: JournalOptions
  #state: RoomState = EMPTY_ROOM
  #seq = 0
  #unsent: RoomEvent[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  #sentAtMs = 0

  constructor(options: JournalOptions) {
    this.#options = options
  }

  get state(): RoomState {
    return this.#state
  }

  /** Number of the last event. */
  get seq(): number {
    return this.#seq
  }

  /** Takes up what the log has kept; nobody is sent any of it. */
  restore(events: readonly LoggedEvent[]): void {
    for (const { seq, event } of events) {
      this.#state = applyEvent(this.#state, event)
      this.#seq = seq
    }
  }

  record(event: RoomEvent): void {
    const { log, clock, tickMs } = this.#options
    this.#state = applyEvent(this.#state, event)
    this.#seq += 1
    log.append([
      {
        seq: this.#seq,
        atMs: clock(),
        event,
      },
    ])
    this.#unsent.push(event)
    // The first after a silence goes at once; what follows closely shares a frame.
    const waitMs = Math.max(0, tickMs - (clock() - this.#sentAtMs))
    this.#timer ??= setTimeout(() => this.flush(), waitMs)
  }

  /** Sends now what waits for its batch. */
  flush(): void {
    if (this.#timer !== null)
      clearTimeout(this.#timer)
    this.#timer = null
    if (this.#unsent.length === 0)
      return
    const events = this.#unsent
    this.#unsent = []
    this.#sentAtMs = this.#options.clock()
    this.#options.onbatch(this.#seq - events.length + 1, events)
  }
}
