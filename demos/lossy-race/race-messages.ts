import * as v from 'valibot'
import { candidateType } from '../../room/shapes.ts'
import { DialSchema } from './dial.ts'

const timeMs = v.pipe(v.number(), v.finite())
const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))

/** Longest text parsed at all, in characters: a report of figures stays far below. */
export const MAX_TEXT_LENGTH = 2_000

/** What the two devices tell each other beside the race. */
export const TalkSchema = v.variant('kind', [
  /** "What is your time?" */
  v.object({
    kind: v.literal('ping'),
    askedMs: timeMs,
  }),
  v.object({
    kind: v.literal('pong'),
    askedMs: timeMs,
    remoteMs: timeMs,
  }),
  /** How this end is dialled; the greater revision is the newer. */
  v.object({
    kind: v.literal('dial'),
    ...DialSchema.entries,
    revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  }),
])
export type Talk = v.InferOutput<typeof TalkSchema>

/** What the screen tells a device on stage. */
export const ScreenTalkSchema = v.object({
  kind: v.literal('dial'),
  ...DialSchema.entries,
})
export type ScreenTalk = v.InferOutput<typeof ScreenTalkSchema>

const four = <T extends v.GenericSchema>(item: T): v.StrictTupleSchema<[T, T, T, T], undefined> => v.strictTuple([item, item, item, item])

/** What a device on stage tells the screen. */
export const RaceReportSchema = v.variant('kind', [
  /** Where the leader and the runners are, in laps, as often as they move. */
  v.object({
    kind: v.literal('positions'),
    leader: amount,
    runners: four(amount),
  }),
  v.object({
    kind: v.literal('figures'),
    dial: DialSchema,
    /** For how long it was measured, up to the last ten seconds. */
    windowMs: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
    runners: four(v.object({
      typicalMs: amount,
      worstMs: amount,
      missingRatio: amount,
      standstillMs: amount,
    })),
    /** Types of the selected pair's candidates. */
    path: v.nullable(v.object({
      local: candidateType,
      remote: candidateType,
    })),
  }),
])
export type RaceReport = v.InferOutput<typeof RaceReportSchema>

/** Where everybody is, in laps; `null` where nothing has come. */
export type RacePositions = Omit<Extract<RaceReport, { kind: 'positions' }>, 'kind'>
export type RaceFigures = Omit<Extract<RaceReport, { kind: 'figures' }>, 'kind'>
