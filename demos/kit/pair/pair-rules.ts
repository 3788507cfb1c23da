import type { Command } from '../../../room/protocol.ts'
import type { MemberId, RoomState } from '../../../room/state.ts'
import type { SeatCount } from '../stage/stage-plan.ts'
import { presentParticipants, seatOf } from '../../../room/state.ts'
import { isVacant } from '../stage/stage-plan.ts'

/**
 * What the page that hosts a demo wishes next, given the room: the stage for the first who came, a vacant seat
 * for whoever is there to take it. `null`: nothing.
 */
export function nextWish(state: RoomState, demo: string, { min, max }: SeatCount): Command | null {
  const seats = state.stage?.seats ?? []
  const free = presentParticipants(state).map(({ id }) => id).filter(id => !seatOf(state, id))
  if (seats.every(isVacant)) {
    const participantIds = free.slice(0, max)
    const freeSeats = max - participantIds.length
    return participantIds.length < min
      ? null
      : {
          type: 'open-stage',
          demo,
          participantIds,
          ...(freeSeats > 0
            ? { freeSeats }
            : {}),
        }
  }
  const index = seats.findIndex(isVacant)
  const [next] = free
  return index >= 0 && next !== undefined
    ? { type: 'fill-seat', index, participantId: next }
    : null
}

/** Whether as many devices as fit are in it already, and `selfId` is not one of them. */
export function isTaken(state: RoomState, selfId: MemberId | null, max: number): boolean {
  if (selfId !== null && seatOf(state, selfId))
    return false
  const holders = (state.stage?.seats ?? []).filter(seat => !isVacant(seat))
  const others = presentParticipants(state).filter(({ id }) => id !== selfId)
  return holders.length >= max || others.length >= max
}
