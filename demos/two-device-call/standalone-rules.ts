import type { Command } from '../../room/protocol.ts'
import type { MemberId, RoomState, Seat } from '../../room/state.ts'
import { presentParticipants, seatOf } from '../../room/state.ts'
import { CALL_DEMO, isVacant } from './call-plan.ts'

/**
 * What the page that hosts a call wishes next, given the room: the stage for the first two who came, a
 * vacant seat for whoever is there to take it. `null`: nothing.
 */
export function nextWish(state: RoomState): Command | null {
  const seats = state.stage?.seats ?? []
  const isHolding = (seat: Seat): boolean => !isVacant(seat)
  const free = presentParticipants(state).map(({ id }) => id).filter(id => !seatOf(state, id))
  if (!seats.some(isHolding)) {
    const [first, second] = free
    return first !== undefined && second !== undefined
      ? {
          type: 'open-stage',
          demo: CALL_DEMO,
          participantIds: [first, second],
        }
      : null
  }
  const index = seats.findIndex(isVacant)
  const [next] = free
  return index >= 0 && next !== undefined
    ? { type: 'fill-seat', index, participantId: next }
    : null
}

/** Whether the call has two devices already, and `selfId` is not one of them. */
export function isTaken(state: RoomState, selfId: MemberId | null): boolean {
  if (selfId !== null && seatOf(state, selfId))
    return false
  const holders = (state.stage?.seats ?? []).filter(seat => !isVacant(seat))
  const others = presentParticipants(state).filter(({ id }) => id !== selfId)
  return holders.length >= 2 || others.length >= 2
}
