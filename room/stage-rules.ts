import type { Circumstances, Decision } from './decision.ts'
import type { Command, Refusal } from './protocol.ts'
import type { MemberId, RoomEvent, RoomState, Seat, SeatStatus } from './state.ts'
import { granted, refused } from './decision.ts'
import { MAX_SEATS, presentParticipants, seatOf } from './state.ts'

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

export function openStage(state: RoomState, command: CommandOf<'open-stage'>, by: Circumstances): Decision {
  if (state.stage?.seats.some(isTaken))
    return refused('stage-busy')
  const chosen = chooseParticipants(state, command.participantIds, [], by.random)
  if ('refusal' in chosen)
    return chosen
  const freeSeats = Math.min(command.freeSeats ?? 0, MAX_SEATS - chosen.ids.length)
  const seats = [
    ...chosen.ids.map(id => invited(id, by.nowMs)),
    ...Array.from({ length: freeSeats }, () => free(by.nowMs)),
  ]
  return granted({
    type: 'stage-opened',
    stage: {
      id: by.createId(),
      demo: command.demo,
      seats,
    },
  })
}

export function fillSeat(state: RoomState, command: CommandOf<'fill-seat'>, by: Circumstances): Decision {
  const { stage } = state
  const { index, participantId } = command
  if (!stage?.seats[index])
    return refused('not-allowed')
  // Whoever said no, or just left, is not drawn again; the speaker may still name them.
  const excluded = stage.seats.filter((seat, i) => participantId === null || (i !== index && isTaken(seat)))
  const chosen = chooseParticipants(state, [participantId], excluded.flatMap(seat => seat.participantId ?? []), by.random)
  if ('refusal' in chosen)
    return chosen
  return granted(...chosen.ids.map(id => seatChanged(stage.id, index, invited(id, by.nowMs))))
}

export function watch(state: RoomState, command: CommandOf<'watch'>, by: Circumstances): Decision {
  const isMine = state.watcherId === by.memberId
  if (command.on === isMine)
    return granted()
  if (isMine)
    return granted({ type: 'watcher-changed', id: null })
  if (state.watcherId !== null && !command.takeOver)
    return refused('stage-busy')
  return granted({ type: 'watcher-changed', id: by.memberId })
}

/** Gives the seat that a member holds, if it holds one, another status. */
export function changeSeat(state: RoomState, memberId: MemberId, status: SeatStatus, nowMs: number): RoomEvent[] {
  const held = seatOf(state, memberId)
  if (!held || !state.stage)
    return []
  return [
    seatChanged(state.stage.id, held.index, { participantId: memberId, status, sinceMs: nowMs }),
  ]
}

export function seatChanged(stageId: string, index: number, seat: Seat): RoomEvent {
  return {
    type: 'seat-changed',
    stageId,
    index,
    seat,
  }
}

function isTaken(seat: Seat): boolean {
  return seat.status === 'invited' || seat.status === 'accepted'
}

function free(nowMs: number): Seat {
  return { participantId: null, status: 'empty', sinceMs: nowMs }
}

function invited(participantId: MemberId, nowMs: number): Seat {
  return { participantId, status: 'invited', sinceMs: nowMs }
}

/** The named participants, and one drawn at random from those who are here for each `null`. */
function chooseParticipants(state: RoomState, wanted: readonly (MemberId | null)[], excluded: readonly MemberId[], random: () => number): { ids: MemberId[] } | { refusal: Refusal } {
  const named = wanted.filter(id => id !== null)
  if (named.some(id => !state.participants[id] || excluded.includes(id)) || new Set(named).size !== named.length)
    return { refusal: 'no-such-participant' }
  const pool = presentParticipants(state).map(({ id }) => id).filter(id => !named.includes(id) && !excluded.includes(id))
  if (pool.length < wanted.length - named.length)
    return { refusal: 'not-enough-participants' }
  const ids = wanted.flatMap(id => id ?? pool.splice(Math.floor(random() * pool.length), 1))
  return { ids }
}
