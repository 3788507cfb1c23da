import type { Refusal } from './protocol.ts'
import type { Device, MemberId, Role, RoomEvent } from './state.ts'

/** Who wishes it, and what the host lends to the decision, so that deciding stays a pure function. */
export interface Circumstances {
  readonly memberId: MemberId
  readonly role: Role
  readonly device: Device
  readonly nowMs: number
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly createId: () => string
}

/** What a command leads to: the facts it makes, perhaps none, or the reason it is refused. */
export type Decision = { readonly events: readonly RoomEvent[] } | { readonly refusal: Refusal }

export function granted(...events: RoomEvent[]): Decision {
  return { events }
}

export function refused(refusal: Refusal): Decision {
  return { refusal }
}
