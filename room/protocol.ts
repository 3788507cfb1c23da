import type { RoomEvent, RoomState } from './state.ts'
import * as v from 'valibot'
import { SignalSchema } from '../rtc/signal.ts'

/** Version of the wire. Host and client of different versions refuse each other. */
export const PROTOCOL_VERSION = 1

/** Longest name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 24

/** Longest frame a client may send, in characters: a description is the longest thing it has to say. */
export const MAX_CLIENT_FRAME_LENGTH = 80_000

/** Unprintable and direction-changing characters have no place in a name. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]+/gu

/** The name as it is shown: printable, trimmed, inner white space folded, cut to {@link MAX_NAME_LENGTH}. */
export function cleanName(name: string): string {
  const printable = name.replace(UNPRINTABLE, '').replace(/\s+/g, ' ').trim()
  const points = Array.from(printable)
  while (points.join('').length > MAX_NAME_LENGTH)
    points.pop()
  return points.join('').trim()
}

const memberId = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))
const stageId = memberId
const name = v.pipe(v.string(), v.maxLength(200), v.transform(cleanName), v.minLength(1))
const presence = v.picklist(['here', 'away'])
const timeMs = v.pipe(v.number(), v.finite())
const role = v.picklist(['participant', 'screen', 'presenter'])

const device = v.object({
  isSecure: v.boolean(),
  path: v.optional(v.picklist(['host', 'srflx', 'prflx', 'relay'])),
})

/** A wish of a member. The host turns it into events, or refuses it with a reason. */
export const CommandSchema = v.variant('type', [
  v.object({
    type: v.literal('join'),
    name,
  }),
  v.object({
    type: v.literal('rename'),
    name,
  }),
  v.object({
    type: v.literal('leave'),
  }),
  v.object({
    type: v.literal('set-presence'),
    presence,
  }),
  v.object({
    type: v.literal('set-device'),
    device,
  }),
  /** Opens the stage for a demo and asks these participants; `null` stands for one drawn at random. */
  v.object({
    type: v.literal('open-stage'),
    demo: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    participantIds: v.pipe(v.array(v.nullable(memberId)), v.minLength(1), v.maxLength(8)),
  }),
  /** Asks another participant for one seat; `null` stands for one drawn at random. */
  v.object({
    type: v.literal('fill-seat'),
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
    participantId: v.nullable(memberId),
  }),
  v.object({
    type: v.literal('close-stage'),
  }),
  v.object({
    type: v.literal('answer-invitation'),
    stageId,
    accept: v.boolean(),
  }),
  v.object({
    type: v.literal('leave-stage'),
  }),
  /** A screen begins or ends showing the stage; `takeOver` takes it from another screen. */
  v.object({
    type: v.literal('watch'),
    on: v.boolean(),
    takeOver: v.optional(v.boolean()),
  }),
])
export type Command = v.InferOutput<typeof CommandSchema>

const commandNumber = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What a client sends. */
export const ClientFrameSchema = v.variant('t', [
  v.object({
    t: v.literal('hello'),
    version: v.number(),
    /** Secret that is this device's identity: coming back with it resumes name and place. */
    token: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
    role,
    hostKey: v.optional(v.pipe(v.string(), v.maxLength(128))),
    device,
    /** Joins under this name at once, where this device has not joined yet: a round trip less on a slow phone. */
    joinAs: v.optional(name),
  }),
  v.object({
    t: v.literal('command'),
    n: commandNumber,
    command: CommandSchema,
  }),
  v.object({
    t: v.literal('signal'),
    to: memberId,
    signal: SignalSchema,
  }),
  v.object({
    t: v.literal('ping'),
  }),
])
export type ClientFrame = v.InferOutput<typeof ClientFrameSchema>

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

const event = v.variant('type', [
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

/** One event of the log, as it is kept on disk and sent. */
export const EventSchema: v.GenericSchema<unknown, RoomEvent> = event

const state: v.GenericSchema<unknown, RoomState> = v.object({
  participants: v.record(memberId, participant),
  stage: v.nullable(stage),
  watcherId: v.nullable(memberId),
})

const refusal = v.picklist([
  'wrong-version',
  'wrong-host-key',
  'room-full',
  'replaced',
  'flooding',
  'not-allowed',
  'no-such-participant',
  'not-enough-participants',
  'stage-busy',
  'not-invited',
])
/** Why the host said no. */
export type Refusal = v.InferOutput<typeof refusal>

/** What the host sends. */
export const HostFrameSchema = v.variant('t', [
  v.object({
    t: v.literal('welcome'),
    version: v.number(),
    selfId: memberId,
    role,
    /** The room as it is after event `seq`. */
    snapshot: v.object({ seq: commandNumber, state }),
    heartbeatMs: timeMs,
    nowMs: timeMs,
  }),
  /** The connection is refused or ended; the client does not come back by itself. */
  v.object({
    t: v.literal('refused'),
    reason: refusal,
  }),
  /** Events `from`, `from + 1`, …; a client that has some of them already skips those. */
  v.object({
    t: v.literal('events'),
    from: commandNumber,
    events: v.array(event),
  }),
  v.object({
    t: v.literal('result'),
    n: commandNumber,
    refusal: v.optional(refusal),
  }),
  v.object({
    t: v.literal('signal'),
    from: memberId,
    signal: SignalSchema,
  }),
  v.object({
    t: v.literal('pong'),
  }),
])
export type HostFrame = v.InferOutput<typeof HostFrameSchema>
