import type { MemberId, Participant, RoomState, Seat } from '../../../room/state.ts'
import type { PairState } from '../../../rtc/pair-connection.ts'
import type { DemoInfo } from '../info.ts'
import { MAX_SEATS } from '../../../room/state.ts'

/** How many devices a demo takes: it begins with `min`, and takes up to `max`. */
export interface SeatCount {
  readonly min: number
  readonly max: number
}

export function seatCount({ devices }: DemoInfo): SeatCount {
  const counts: Record<DemoInfo['devices'], SeatCount> = {
    '1': { min: 1, max: 1 },
    '1 or 2': { min: 1, max: 2 },
    '2': { min: 2, max: 2 },
    '2 or more': { min: 2, max: MAX_SEATS },
  }
  return counts[devices]
}

/** A seat of the demo, and who has it. */
export interface StageSeat {
  readonly index: number
  readonly seat: Seat
  readonly participant: Participant | null
}

/** The demo's seats; empty while it is not on stage. */
export function stageSeats(state: RoomState, demo: string): StageSeat[] {
  if (state.stage?.demo !== demo)
    return []
  return state.stage.seats.map((seat, index) => ({
    index,
    seat,
    participant: seat.participantId === null
      ? null
      : state.participants[seat.participantId] ?? null,
  }))
}

/** The demo that has the stage instead of `demo`, while somebody is on it or asked; `null`: none. */
export function otherDemo(state: RoomState, demo: string): string | null {
  return state.stage && state.stage.demo !== demo && !state.stage.seats.every(isVacant)
    ? state.stage.demo
    : null
}

/** The members a device on stage is connected to: the other devices, and the screen that shows them. */
export interface StageEnds {
  /** It has accepted its seat, and still has it. */
  readonly isOnStage: boolean
  /** Who sits on each of the *other* seats, in their order; `null` where nobody has accepted. */
  readonly partnerIds: readonly (MemberId | null)[]
  /** Who was asked to take each of them and has not answered; `null` where nobody was. */
  readonly expectedIds: readonly (MemberId | null)[]
  /**
   * Whether this device came after each of them, and is the polite end: who was there first has an offer ready by the
   * time the other comes.
   */
  readonly comesAfter: readonly boolean[]
  readonly watcherId: MemberId | null
}

const NOBODY: StageEnds = {
  isOnStage: false,
  partnerIds: [],
  expectedIds: [],
  comesAfter: [],
  watcherId: null,
}

/**
 * Whom the device `selfId` on stage `stageId` is to be connected to now. Asked by a device whose owner has said
 * yes; the room's word on that may still be on its way, and its signals travel behind its answer.
 */
export function stageEnds(state: RoomState, selfId: MemberId | null, stageId: string): StageEnds {
  const seats = state.stage?.id === stageId
    ? state.stage.seats
    : []
  const own = seats.findIndex(seat => seat.participantId === selfId && !isVacant(seat))
  if (selfId === null || own < 0)
    return NOBODY
  const idsWith = (status: Seat['status']): (MemberId | null)[] => seats
    .filter((_, index) => index !== own)
    .map(seat => seat.status === status
      ? seat.participantId
      : null)
  return {
    isOnStage: true,
    partnerIds: idsWith('accepted'),
    expectedIds: idsWith('invited'),
    comesAfter: seats.flatMap((_, index) => index === own
      ? []
      : [
          cameBefore(seats, index, own),
        ]),
    watcherId: state.watcherId,
  }
}

/** Whether one seat's owner said yes before another's, by the host's clock. */
function cameBefore(seats: readonly Seat[], index: number, other: number): boolean {
  const [seat, otherSeat] = [seats[index], seats[other]]
  if (seat?.status !== 'accepted' || otherSeat?.status !== 'accepted')
    return seat?.status === 'accepted'
  return seat.sinceMs === otherSeat.sinceMs
    ? index < other
    : seat.sinceMs < otherSeat.sinceMs
}

/** How a seat stands, as told to the room: the seat itself, who has it, and the way its picture takes. */
export type SeatPhase
  = | 'free' | 'asked' | 'declined' | 'unanswered' | 'left'
    | 'asleep' | 'connecting' | 'reconnecting' | 'live'

/**
 * What is said of a seat, given the state of the connection that brings its picture here (`null`: none).
 * A picture that still moves says more than a missed heartbeat, so `live` wins over `asleep`.
 */
export function seatPhase({ seat, participant }: StageSeat, link: PairState | null): SeatPhase {
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

/** How the connection between two devices stands, by what they report of it. */
export type PairPhase = 'incomplete' | 'connecting' | 'live' | 'reconnecting'

/** The phase of the pair; the worse of the two reports counts, as either end sees a break first. */
export function pairPhase(seats: readonly StageSeat[], reports: readonly (PairState | null)[]): PairPhase {
  if (seats.length < 2 || seats.some(({ seat }) => seat.status !== 'accepted'))
    return 'incomplete'
  if (reports.some(state => state === 'disconnected' || state === 'failed'))
    return 'reconnecting'
  return reports.includes('connected')
    ? 'live'
    : 'connecting'
}

/** The one state that says how several connections stand: the worst. `null`: there is none. */
export function worstState(states: readonly (PairState | null)[]): PairState | null {
  const order: readonly PairState[] = [
    'failed',
    'disconnected',
    'closed',
    'waiting',
    'new',
    'connecting',
    'connected',
  ]
  return order.find(state => states.includes(state)) ?? null
}
