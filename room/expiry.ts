import type { RoomEvent, RoomState } from './state.ts'
import { seatChanged } from './stage-rules.ts'

export interface Patience {
  /** How long an invitation waits for its answer. */
  readonly invitationMs: number
  /** How long a seat is kept for a device that is away. */
  readonly graceMs: number
  /** How long somebody who is away stays on the list. */
  readonly forgetMs: number
}

/** What has run out of time by `nowMs`: unanswered invitations, seats of devices gone for good, people who went home. */
export function expire(state: RoomState, patience: Patience, nowMs: number): RoomEvent[] {
  return [
    ...expireSeats(state, patience, nowMs),
    ...expireParticipants(state, patience, nowMs),
  ]
}

function expireSeats({ stage, participants }: RoomState, patience: Patience, nowMs: number): RoomEvent[] {
  if (!stage)
    return []
  return stage.seats.flatMap((seat, index) => {
    const holder = participants[seat.participantId ?? '']
    const isGone = !holder || (holder.presence === 'away' && nowMs - holder.presenceSinceMs > patience.graceMs)
    if (seat.status === 'invited' && nowMs - seat.sinceMs > patience.invitationMs) {
      return [
        seatChanged(stage.id, index, { ...seat, status: 'unanswered', sinceMs: nowMs }),
      ]
    }
    if (seat.status === 'accepted' && isGone) {
      return [
        seatChanged(stage.id, index, { ...seat, status: 'left', sinceMs: nowMs }),
      ]
    }
    return []
  })
}

function expireParticipants({ participants }: RoomState, patience: Patience, nowMs: number): RoomEvent[] {
  return Object.values(participants)
    .filter(({ presence, presenceSinceMs }) => presence === 'away' && nowMs - presenceSinceMs > patience.forgetMs)
    .map(({ id }) => ({ type: 'participant-left', id }))
}
