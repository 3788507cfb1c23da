import type { MemberId, Participant, RoomState, Seat } from '../../room/state.ts'
import type { PairState } from '../../rtc/pair-connection.ts'

/** The demo's name in the room's protocol: its folder. */
export const CALL_DEMO = 'two-device-call'

/** A seat of the call, and who has it. */
export interface CallSeat {
  readonly index: number
  readonly seat: Seat
  readonly participant: Participant | null
}

/** The call's seats; empty while no call is on stage. */
export function callSeats(state: RoomState): CallSeat[] {
  if (state.stage?.demo !== CALL_DEMO)
    return []
  return state.stage.seats.map((seat, index) => ({
    index,
    seat,
    participant: seat.participantId === null
      ? null
      : state.participants[seat.participantId] ?? null,
  }))
}

/** The members a device on stage is connected to: the other device, and the screen that shows them. */
export interface CallEnds {
  /** It has accepted its seat, and still has it. */
  readonly isOnStage: boolean
  readonly partnerId: MemberId | null
  readonly watcherId: MemberId | null
}

const NOBODY: CallEnds = { isOnStage: false, partnerId: null, watcherId: null }

/**
 * Whom the device `selfId` on stage `stageId` is to be connected to now. Asked by a device whose owner has said
 * yes; the room's word on that may still be on its way, and its signals travel behind its answer.
 */
export function callEnds(state: RoomState, selfId: MemberId | null, stageId: string): CallEnds {
  const seats = state.stage?.id === stageId
    ? state.stage.seats
    : []
  const own = seats.find(seat => seat.participantId === selfId && (seat.status === 'accepted' || seat.status === 'invited'))
  if (selfId === null || !own)
    return NOBODY
  const partner = seats.find(seat => seat !== own && seat.status === 'accepted')
  return { isOnStage: true, partnerId: partner?.participantId ?? null, watcherId: state.watcherId }
}

/** How a seat stands, as told to the room: the seat itself, who has it, and the way its picture takes. */
export type SeatPhase
  = | 'free' | 'asked' | 'declined' | 'unanswered' | 'left'
    | 'asleep' | 'connecting' | 'reconnecting' | 'live'

/**
 * What is said of a seat, given the state of the connection that brings its picture here (`null`: none).
 * A picture that still moves says more than a missed heartbeat, so `live` wins over `asleep`.
 */
export function seatPhase({ seat, participant }: CallSeat, link: PairState | null): SeatPhase {
  switch (seat.status) {
    case 'empty': return 'free'
    case 'invited': return 'asked'
    case 'declined': return 'declined'
    case 'unanswered': return 'unanswered'
    case 'left': return 'left'
    case 'accepted':
      if (link === 'connected')
        return 'live'
      if (participant?.presence === 'away')
        return 'asleep'
      return link === 'disconnected' || link === 'failed'
        ? 'reconnecting'
        : 'connecting'
  }
}

/** Whether a seat waits for somebody to be asked. */
export function isVacant(seat: Seat): boolean {
  return seat.status !== 'invited' && seat.status !== 'accepted'
}

/** How the connection between the two devices stands, by what they report of it. */
export type PairPhase = 'incomplete' | 'connecting' | 'live' | 'reconnecting'

/** The phase of the pair; the worse of the two reports counts, as either end sees a break first. */
export function pairPhase(seats: readonly CallSeat[], reports: readonly (PairState | null)[]): PairPhase {
  if (seats.length < 2 || seats.some(({ seat }) => seat.status !== 'accepted'))
    return 'incomplete'
  if (reports.some(state => state === 'disconnected' || state === 'failed'))
    return 'reconnecting'
  return reports.includes('connected')
    ? 'live'
    : 'connecting'
}

/** The history with one more value, at most `limit` long, oldest dropped first. */
export function pushLimited<T>(history: readonly T[], value: T, limit: number): T[] {
  return [...history, value].slice(-limit)
}
