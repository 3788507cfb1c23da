import type { RoomEvent, RoomState } from './state.ts'
import * as v from 'valibot'
import { cleanName } from './names.ts'

/** Parts that several frames have in common. */
export const memberId = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))
export const stageId = memberId
export const name = v.pipe(v.string(), v.maxLength(200), v.transform(cleanName), v.minLength(1))
export const presence = v.picklist(['here', 'away'])
export const timeMs = v.pipe(v.number(), v.finite())
export const role = v.picklist(['participant', 'screen', 'presenter'])
export const candidateType = v.picklist(['host', 'srflx', 'prflx', 'relay'])

export const device = v.object({
  isSecure: v.boolean(),
  path: v.optional(candidateType),
})

const seat = v.object({
  participantId: v.nullable(memberId),
  status: v.picklist([
    'empty',
    'invited',
    'accepted',
    'declined',
    'unanswered',
    'left',
  ]),
  sinceMs: timeMs,
})
const stage = v.object({
  id: stageId,
  demo: v.string(),
  seats: v.array(seat),
})
const participant = v.object({
  id: memberId,
  name,
  hue: v.number(),
  presence,
  presenceSinceMs: timeMs,
  device,
})

/** A fact, as it is kept on disk and sent. */
export const EventSchema: v.GenericSchema<unknown, RoomEvent> = v.variant('type', [
  v.object({
    type: v.literal('participant-joined'),
    participant,
  }),
  v.object({
    type: v.literal('participant-renamed'),
    id: memberId,
    name,
  }),
  v.object({
    type: v.literal('presence-changed'),
    id: memberId,
    presence,
    atMs: timeMs,
  }),
  v.object({
    type: v.literal('device-changed'),
    id: memberId,
    device,
  }),
  v.object({
    type: v.literal('participant-left'),
    id: memberId,
  }),
  v.object({
    type: v.literal('stage-opened'),
    stage,
  }),
  v.object({
    type: v.literal('seat-changed'),
    stageId,
    index: v.number(),
    seat,
  }),
  v.object({
    type: v.literal('stage-closed'),
    stageId,
  }),
  v.object({
    type: v.literal('watcher-changed'),
    id: v.nullable(memberId),
  }),
])

/** The room, as a newcomer is sent it. */
export const StateSchema: v.GenericSchema<unknown, RoomState> = v.object({
  participants: v.record(memberId, participant),
  stage: v.nullable(stage),
  watcherId: v.nullable(memberId),
})
