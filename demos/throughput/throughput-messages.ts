import * as v from 'valibot'
import { CELLS, CellSchema } from './grid.ts'

/** Longest text parsed at all, in characters: twenty results with their round trips stay below. */
export const MAX_TEXT_LENGTH = 40_000
/** Round trips kept of one result. */
export const MAX_ROUND_TRIPS = 120

const bytes = v.pipe(v.number(), v.finite(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))
const run = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1))

/** What was measured for one way to send. */
export const ResultSchema = v.object({
  ...CellSchema.entries,
  /** As the receiving end counted it. */
  rateBitPerS: amount,
  /** The median round trip before the load. */
  idleMs: amount,
  /** Round trips under load, in their order; `null` is lost. */
  timesMs: v.pipe(v.array(amount), v.maxLength(MAX_ROUND_TRIPS)),
  /** How long a byte waits in the sender's buffer before it leaves. */
  waitMs: amount,
})
export type Result = v.InferOutput<typeof ResultSchema>

/** What is being measured. */
export const RunningSchema = v.object({
  ...CellSchema.entries,
  phase: v.picklist(['idle', 'load', 'drain']),
  /** Ways still to be measured after this one. */
  left: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CELLS.length)),
})
export type Running = v.InferOutput<typeof RunningSchema>

/** How the sender's end stands. It tells the other device and the screen, and everybody shows the same. */
const StateSchema = v.object({
  kind: v.literal('state'),
  running: v.nullable(RunningSchema),
  results: v.pipe(v.array(ResultSchema), v.maxLength(CELLS.length)),
  /** The last run ended before its end. */
  isBroken: v.boolean(),
  /** Longest message that the connection takes; `null`: not known. */
  maxMessageBytes: amount,
})

/** Ten times a second while it runs. */
const LiveSchema = v.object({
  kind: v.literal('live'),
  bufferedBytes: bytes,
  limitBytes: bytes,
  rateBitPerS: amount,
})

/** What a device on stage tells the screen. */
export const ReportSchema = v.variant('kind', [StateSchema, LiveSchema])
export type Report = v.InferOutput<typeof ReportSchema>
export type State = Omit<v.InferOutput<typeof StateSchema>, 'kind'>
export type Live = Omit<v.InferOutput<typeof LiveSchema>, 'kind'>

/** What the two devices tell each other beside the load. */
export const TalkSchema = v.variant('kind', [
  StateSchema,
  LiveSchema,
  /** The receiving end's count. */
  v.object({
    kind: v.literal('arrived'),
    run,
    bytes,
    firstBytes: bytes,
    elapsedMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
    isComplete: v.boolean(),
  }),
])

/** What is wished of the device that sends: one way measured, all of them, or no more. */
export const WishSchema = v.object({
  what: v.picklist(['one', 'all', 'stop']),
  ...CellSchema.entries,
  /** A greater one is a new wish. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type Wish = v.InferOutput<typeof WishSchema>

/** What the screen tells it. */
export const ScreenTalkSchema = v.object({
  kind: v.literal('wish'),
  ...WishSchema.entries,
})
export type ScreenTalk = v.InferOutput<typeof ScreenTalkSchema>

export const INITIAL_STATE: State = {
  running: null,
  results: [],
  isBroken: false,
  maxMessageBytes: null,
}
