import type { Command, Refusal } from './protocol.ts'
import type { Device, MemberId, Participant, Role, RoomEvent, RoomState, Seat, SeatStatus } from './state.ts'
import { presentParticipants, seatOf } from './state.ts'

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

export type Decision = { readonly events: readonly RoomEvent[] } | { readonly refusal: Refusal }

const NOTHING: Decision = { events: [] }

const MINE: ReadonlySet<Command['type']> = new Set([
  'join',
  'rename',
  'leave',
  'set-presence',
  'set-device',
  'answer-invitation',
  'leave-stage',
])

/** What a command leads to: the events it makes, or the reason it is refused. Changes nothing. */
export function decide(state: RoomState, command: Command, by: Circumstances): Decision {
  const isParticipant = by.role === 'participant'
  if (MINE.has(command.type) !== isParticipant)
    return { refusal: 'not-allowed' }
  const self = state.participants[by.memberId]
  if (isParticipant && !self && command.type !== 'join')
    return { refusal: 'not-allowed' }

  switch (command.type) {
    case 'join':
      return self
        ? rename(self, command.name)
        : {
            events: [
              {
                type: 'participant-joined',
                participant: newParticipant(command.name, by),
              },
            ],
          }
    case 'rename':
      return self
        ? rename(self, command.name)
        : NOTHING
    case 'leave':
      return {
        events: [
          ...vacate(state, by.memberId, 'left', by.nowMs),
          { type: 'participant-left', id: by.memberId },
        ],
      }
    case 'set-presence':
      return self?.presence === command.presence
        ? NOTHING
        : {
            events: [
              {
                type: 'presence-changed',
                id: by.memberId,
                presence: command.presence,
                atMs: by.nowMs,
              },
            ],
          }
    case 'set-device':
      return {
        events: [
          { type: 'device-changed', id: by.memberId, device: command.device },
        ],
      }
    case 'answer-invitation': {
      const seat = seatOf(state, by.memberId)
      if (seat?.seat.status !== 'invited' || state.stage?.id !== command.stageId)
        return { refusal: 'not-invited' }
      return {
        events: vacate(state, by.memberId, command.accept ? 'accepted' : 'declined', by.nowMs),
      }
    }
    case 'leave-stage':
      return {
        events: vacate(state, by.memberId, 'left', by.nowMs),
      }
    case 'open-stage':
      return openStage(state, command, by)
    case 'fill-seat':
      return fillSeat(state, command, by)
    case 'close-stage':
      return state.stage
        ? {
            events: [
              { type: 'stage-closed', stageId: state.stage.id },
            ],
          }
        : NOTHING
    case 'watch':
      return watch(state, command, by)
  }
}

function newParticipant(name: string, by: Circumstances): Participant {
  return {
    id: by.memberId,
    name,
    hue: Math.floor(by.random() * 360),
    presence: 'here',
    presenceSinceMs: by.nowMs,
    device: by.device,
  }
}

function rename(self: Participant, name: string): Decision {
  return self.name === name
    ? NOTHING
    : {
        events: [
          { type: 'participant-renamed', id: self.id, name },
        ],
      }
}

/** Gives the member's seat, if it has one, another status. */
function vacate(state: RoomState, memberId: MemberId, status: SeatStatus, nowMs: number): RoomEvent[] {
  const held = seatOf(state, memberId)
  if (!held || !state.stage)
    return []
  return [
    {
      type: 'seat-changed',
      stageId: state.stage.id,
      index: held.index,
      seat: { participantId: memberId, status, sinceMs: nowMs },
    },
  ]
}

function openStage(state: RoomState, command: Extract<Command, { type: 'open-stage' }>, by: Circumstances): Decision {
  if (state.stage?.seats.some(isTaken))
    return { refusal: 'stage-busy' }
  const chosen = chooseParticipants(state, command.participantIds, [], by.random)
  if ('refusal' in chosen)
    return chosen
  const seats = chosen.ids.map(id => invited(id, by.nowMs))
  return {
    events: [
      {
        type: 'stage-opened',
        stage: {
          id: by.createId(),
          demo: command.demo,
          seats,
        },
      },
    ],
  }
}

function fillSeat(state: RoomState, command: Extract<Command, { type: 'fill-seat' }>, by: Circumstances): Decision {
  const stage = state.stage
  if (!stage?.seats[command.index])
    return { refusal: 'not-allowed' }
  // Whoever said no, or just left, is not drawn again; the speaker may still name them.
  const others = stage.seats.filter((seat, i) => command.participantId === null || (i !== command.index && isTaken(seat)))
  const chosen = chooseParticipants(state, [command.participantId], others.flatMap(seat => seat.participantId ?? []), by.random)
  if ('refusal' in chosen)
    return chosen
  return {
    events: chosen.ids.map(id => ({
      type: 'seat-changed',
      stageId: stage.id,
      index: command.index,
      seat: invited(id, by.nowMs),
    })),
  }
}

function watch(state: RoomState, command: Extract<Command, { type: 'watch' }>, by: Circumstances): Decision {
  if (!command.on) {
    return state.watcherId === by.memberId
      ? {
          events: [
            { type: 'watcher-changed', id: null },
          ],
        }
      : NOTHING
  }
  if (state.watcherId === by.memberId)
    return NOTHING
  if (state.watcherId !== null && !command.takeOver)
    return { refusal: 'stage-busy' }
  return {
    events: [
      { type: 'watcher-changed', id: by.memberId },
    ],
  }
}

function isTaken(seat: Seat): boolean {
  return seat.status === 'invited' || seat.status === 'accepted'
}

function invited(participantId: MemberId, nowMs: number): Seat {
  return { participantId, status: 'invited', sinceMs: nowMs }
}

/** The named participants, and one drawn at random from those who are here for each `null`. */
function chooseParticipants(state: RoomState, wanted: readonly (MemberId | null)[], excluded: readonly MemberId[], random: () => number): { ids: MemberId[] } | { refusal: Refusal } {
  const named = wanted.filter(id => id !== null)
  if (named.some(id => !state.participants[id] || excluded.includes(id)) || new Set(named).size !== named.length)
    return { refusal: 'no-such-participant' }
  const pool = presentParticipants(state).map(participant => participant.id).filter(id => !named.includes(id) && !excluded.includes(id))
  if (pool.length < wanted.length - named.length)
    return { refusal: 'not-enough-participants' }
  const draw = (): MemberId[] => pool.splice(Math.floor(random() * pool.length), 1)
  return {
    ids: wanted.flatMap(id => id ?? draw()),
  }
}

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
  const events: RoomEvent[] = []
  const stage = state.stage
  stage?.seats.forEach((seat, index) => {
    const holder = seat.participantId === null
      ? undefined
      : state.participants[seat.participantId]
    const isGone = !holder || (holder.presence === 'away' && nowMs - holder.presenceSinceMs > patience.graceMs)
    if (seat.status === 'invited' && nowMs - seat.sinceMs > patience.invitationMs) {
      events.push({
        type: 'seat-changed',
        stageId: stage.id,
        index,
        seat: { ...seat, status: 'unanswered', sinceMs: nowMs },
      })
    }
    else if (seat.status === 'accepted' && isGone) {
      events.push({
        type: 'seat-changed',
        stageId: stage.id,
        index,
        seat: { ...seat, status: 'left', sinceMs: nowMs },
      })
    }
  })
  for (const participant of Object.values(state.participants)) {
    if (participant.presence === 'away' && nowMs - participant.presenceSinceMs > patience.forgetMs)
      events.push({ type: 'participant-left', id: participant.id })
  }
  return events
}

/** Whether two members may signal to each other: both on stage, or one on stage and the other the screen that shows it. */
export function maySignal(state: RoomState, from: MemberId, to: MemberId): boolean {
  const isOnStage = (id: MemberId): boolean => seatOf(state, id)?.seat.status === 'accepted'
  const isWatcher = (id: MemberId): boolean => state.watcherId === id
  return from !== to && (isOnStage(from) || isWatcher(from)) && (isOnStage(to) || isWatcher(to))
}
