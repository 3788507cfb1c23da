/** Public name of a member (participant, screen or presenter) in a room, given by the host. */
export type MemberId = string

/** Most devices on stage at a time. */
export const MAX_SEATS = 8

export type Role = 'participant' | 'screen' | 'presenter'

export type Presence = 'here' | 'away'

/** What a participant's device says of itself. */
export interface Device {
  /** Whether the page is in a secure context, hence may ask for camera and microphone. */
  readonly isSecure: boolean
  /** The type of the local candidate its connection to the host runs over, once known. */
  readonly path?: 'host' | 'srflx' | 'prflx' | 'relay' | undefined
}

export interface Participant {
  readonly id: MemberId
  readonly name: string
  /** Colour of its badge: a hue in degrees, 0 to 359. */
  readonly hue: number
  readonly presence: Presence
  /** When its presence last changed, in ms since the epoch on the host's clock. */
  readonly presenceSinceMs: number
  readonly device: Device
}

/**
 * `empty`: nobody was asked. `invited`: asked, no answer yet. `accepted`: on stage.
 * `declined`, `unanswered`: asked, and did not come. `left`: was on stage.
 */
export type SeatStatus = 'empty' | 'invited' | 'accepted' | 'declined' | 'unanswered' | 'left'

export interface Seat {
  readonly participantId: MemberId | null
  readonly status: SeatStatus
  readonly sinceMs: number
}

/** The demo that runs now, and the devices in it. */
export interface Stage {
  readonly id: string
  /** The demo's folder name, `two-device-call`, say. */
  readonly demo: string
  readonly seats: readonly Seat[]
}

/** All that everyone in the room sees. A value; {@link applyEvent} makes the next one. */
export interface RoomState {
  readonly participants: Readonly<Record<MemberId, Participant>>
  readonly stage: Stage | null
  /** The screen that shows the stage and is connected to its devices; one at a time. */
  readonly watcherId: MemberId | null
}

export const EMPTY_ROOM: RoomState = { participants: {}, stage: null, watcherId: null }

/** A fact: what happened in the room. */
export type RoomEvent
  = | { readonly type: 'participant-joined', readonly participant: Participant }
    | { readonly type: 'participant-renamed', readonly id: MemberId, readonly name: string }
    | { readonly type: 'presence-changed', readonly id: MemberId, readonly presence: Presence, readonly atMs: number }
    | { readonly type: 'device-changed', readonly id: MemberId, readonly device: Device }
    | { readonly type: 'participant-left', readonly id: MemberId }
    | { readonly type: 'stage-opened', readonly stage: Stage }
    | { readonly type: 'seat-changed', readonly stageId: string, readonly index: number, readonly seat: Seat }
    | { readonly type: 'stage-closed', readonly stageId: string }
    | { readonly type: 'watcher-changed', readonly id: MemberId | null }

/** The room after an event. Pure; an event that speaks of someone unknown changes nothing. */
export function applyEvent(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'participant-joined':
      return withParticipant(state, event.participant)
    case 'participant-renamed':
      return changeParticipant(state, event.id, { name: event.name })
    case 'presence-changed':
      return changeParticipant(state, event.id, { presence: event.presence, presenceSinceMs: event.atMs })
    case 'device-changed':
      return changeParticipant(state, event.id, { device: event.device })
    case 'participant-left': {
      const { [event.id]: _gone, ...participants } = state.participants
      return { ...state, participants }
    }
    case 'stage-opened':
      return { ...state, stage: event.stage }
    case 'seat-changed':
      if (state.stage?.id !== event.stageId)
        return state
      return {
        ...state,
        stage: {
          ...state.stage,
          seats: state.stage.seats.map((seat, i) => i === event.index
            ? event.seat
            : seat),
        },
      }
    case 'stage-closed':
      return state.stage?.id === event.stageId
        ? { ...state, stage: null }
        : state
    case 'watcher-changed':
      return { ...state, watcherId: event.id }
  }
}

function changeParticipant(state: RoomState, id: MemberId, change: Partial<Participant>): RoomState {
  const participant = state.participants[id]
  return participant
    ? withParticipant(state, {
        ...participant,
        ...change,
      })
    : state
}

function withParticipant(state: RoomState, participant: Participant): RoomState {
  return {
    ...state,
    participants: { ...state.participants, [participant.id]: participant },
  }
}

/** The participants who are in the room now, in the order they came. */
export function presentParticipants(state: RoomState): Participant[] {
  return Object.values(state.participants).filter(participant => participant.presence === 'here')
}

/** The seat a participant has on the stage, if any, and its index. */
export function seatOf(state: RoomState, id: MemberId): { seat: Seat, index: number } | null {
  const index = state.stage?.seats.findIndex(seat => seat.participantId === id && (seat.status === 'invited' || seat.status === 'accepted')) ?? -1
  const seat = state.stage?.seats[index]
  return seat
    ? { seat, index }
    : null
}
