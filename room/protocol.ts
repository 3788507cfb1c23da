import * as v from 'valibot'
import { SignalSchema } from '../rtc/signal.ts'
import { candidateType, device, EventSchema, memberId, name, presence, role, stageId, StateSchema, timeMs } from './shapes.ts'
import { MAX_SEATS } from './state.ts'

export { cleanName, MAX_NAME_LENGTH } from './names.ts'

/** Version of the wire. Host and client of different versions refuse each other. */
export const PROTOCOL_VERSION = 1

/** Longest frame a client may send, in characters: a description is the longest thing it has to say. */
export const MAX_CLIENT_FRAME_LENGTH = 80_000

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
    participantIds: v.pipe(v.array(v.nullable(memberId)), v.minLength(1), v.maxLength(MAX_SEATS)),
    /** Seats more, which nobody is asked for yet: for who comes later. */
    freeSeats: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEATS - 1))),
  }),
  /** Asks another participant for one seat; `null` stands for one drawn at random. */
  v.object({
    type: v.literal('fill-seat'),
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEATS - 1)),
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

const tracedSignal = v.object({
  from: memberId,
  to: memberId,
  kind: v.picklist([
    'ready',
    'offer',
    'answer',
    'rollback',
    'candidate',
    'end-of-candidates',
    'connected',
    'bye',
  ]),
  candidateType: v.optional(candidateType),
  /** When the host relayed it, in ms since the epoch on the host's clock. */
  atMs: timeMs,
})
/** A signal between two devices on stage as screens and presenters see it: without what it says. */
export type TracedSignal = v.InferOutput<typeof tracedSignal>

/** What the host sends. */
export const HostFrameSchema = v.variant('t', [
  v.object({
    t: v.literal('welcome'),
    version: v.number(),
    selfId: memberId,
    role,
    /** The room as it is after event `seq`. */
    snapshot: v.object({ seq: commandNumber, state: StateSchema }),
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
    events: v.array(EventSchema),
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
  /** To screens and presenters: signals of the stage that come after those told before. */
  v.object({
    t: v.literal('trace'),
    stageId,
    signals: v.array(tracedSignal),
  }),
  v.object({
    t: v.literal('pong'),
  }),
])
export type HostFrame = v.InferOutput<typeof HostFrameSchema>
