import type { MemberId, RoomEvent } from './state.ts'

/** One line of a room's log. */
export interface LoggedEvent {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  readonly atMs: number
  readonly event: RoomEvent
}

/** The link between a device's secret and the name it has in the room. Never leaves the host. */
export interface Identity {
  readonly token: string
  readonly id: MemberId
}

/** Where a room's host keeps what happened, so that it can be taken up again. */
export interface RoomLog {
  load: () => Promise<{ events: LoggedEvent[], identities: Identity[] }>
  append: (events: readonly LoggedEvent[]) => void
  saveIdentity: (identity: Identity) => void
  close: () => Promise<void>
}

/** A log that forgets: for tests, and for a room that need not outlive its page. */
export function createMemoryLog(): RoomLog {
  const events: LoggedEvent[] = []
  const identities: Identity[] = []
  return {
    load: async () => ({
      events: [...events],
      identities: [...identities],
    }),
    append: added => void events.push(...added),
    saveIdentity: identity => void identities.push(identity),
    close: async () => {},
  }
}
