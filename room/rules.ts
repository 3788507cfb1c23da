import type { Circumstances, Decision } from './decision.ts'
import type { Command } from './protocol.ts'
import type { MemberId, Participant, RoomState } from './state.ts'
import { granted, refused } from './decision.ts'
import { changeSeat, fillSeat, openStage, watch } from './stage-rules.ts'
import { seatOf } from './state.ts'

/** What a command leads to: the events it makes, or the reason it is refused. Changes nothing. */
export function decide(state: RoomState, command: Command, by: Circumstances): Decision {
  return by.role === 'participant'
    ? decideForParticipant(state, command, by)
    : decideForSpeaker(state, command, by)
}

function decideForParticipant(state: RoomState, command: Command, by: Circumstances): Decision {
  const { memberId, nowMs } = by
  const self = state.participants[memberId]
  if (!self) {
    return command.type === 'join'
      ? granted({
          type: 'participant-joined',
          participant: newParticipant(command.name, by),
        })
      : refused('not-allowed')
  }
  switch (command.type) {
    case 'join':
    case 'rename':
      return self.name === command.name
        ? granted()
        : granted({ type: 'participant-renamed', id: memberId, name: command.name })
    case 'leave':
      return granted(...changeSeat(state, memberId, 'left', nowMs), { type: 'participant-left', id: memberId })
    case 'set-presence':
      return self.presence === command.presence
        ? granted()
        : granted({
            type: 'presence-changed',
            id: memberId,
            presence: command.presence,
            atMs: nowMs,
          })
    case 'set-device':
      return granted({ type: 'device-changed', id: memberId, device: command.device })
    case 'answer-invitation':
      if (seatOf(state, memberId)?.seat.status !== 'invited' || state.stage?.id !== command.stageId)
        return refused('not-invited')
      return granted(...changeSeat(state, memberId, command.accept ? 'accepted' : 'declined', nowMs))
    case 'leave-stage':
      return granted(...changeSeat(state, memberId, 'left', nowMs))
    default:
      return refused('not-allowed')
  }
}

/** Screen and presenter direct the stage, and take no part in it. */
function decideForSpeaker(state: RoomState, command: Command, by: Circumstances): Decision {
  switch (command.type) {
    case 'open-stage':
      return openStage(state, command, by)
    case 'fill-seat':
      return fillSeat(state, command, by)
    case 'close-stage':
      return state.stage
        ? granted({ type: 'stage-closed', stageId: state.stage.id })
        : granted()
    case 'watch':
      return watch(state, command, by)
    default:
      return refused('not-allowed')
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

/** Whether two members may signal to each other: both on stage, or one on stage and the other the screen that shows it. */
export function maySignal(state: RoomState, from: MemberId, to: MemberId): boolean {
  const isOnStage = (id: MemberId): boolean => seatOf(state, id)?.seat.status === 'accepted'
  const isWatcher = (id: MemberId): boolean => state.watcherId === id
  return from !== to && (isOnStage(from) || isWatcher(from)) && (isOnStage(to) || isWatcher(to))
}
