import type { Machine, States, StateVisit } from './types.ts'
import { MACHINES, NO_STATES } from './types.ts'

/** A machine that goes in circles is shown by its newest steps. */
const MAX_VISITS = 60

/** Follows the four state machines of one connection. */
export class StateRecord {
  onchange: ((machine: Machine, state: string) => void) | null = null
  #states: States = NO_STATES
  readonly #now: () => number
  readonly #ended = new AbortController()

  /** `now` counts milliseconds since the beginning. */
  constructor(connection: RTCPeerConnection, now: () => number) {
    this.#now = now
    for (const machine of MACHINES) {
      this.#visit(machine, connection[machine])
      const { signal } = this.#ended
      connection.addEventListener(`${machine.toLowerCase()}change`, () => this.#visit(machine, connection[machine]), { signal })
    }
  }

  get states(): States {
    return this.#states
  }

  /** Notes that the connection was closed, which no event tells, and listens no more; may be called twice. */
  stop(): void {
    if (this.#ended.signal.aborted)
      return
    this.#ended.abort()
    for (const machine of MACHINES) {
      if (machine !== 'iceGatheringState')
        this.#visit(machine, 'closed')
    }
  }

  #visit(machine: Machine, state: string): void {
    const visits = this.#states[machine]
    if (visits.at(-1)?.state === state)
      return
    const visit: StateVisit = {
      state,
      atMs: this.#now(),
    }
    this.#states = {
      ...this.#states,
      [machine]: [...visits, visit].slice(-MAX_VISITS),
    }
    this.onchange?.(machine, state)
  }
}
