import type { EndId, HappeningEntry, LogEntry, MessageContent, MessageEntry, States, StateVisit } from '../lab/types.ts'
import * as v from 'valibot'
import { parseCandidate } from '../../../rtc/candidate.ts'
import { CONNECTION_STATES } from '../../../rtc/connection-states.ts'
import { MACHINES, NO_STATES } from '../lab/types.ts'

/** What is done to the connection, by a press at either end or at the screen. */
export const WishSchema = v.variant('kind', [
  /** Both offer now; whoever asks does so, too. */
  v.object({
    kind: v.literal('collide'),
  }),
  /** The device that is told looks for a new path. */
  v.object({
    kind: v.literal('restart-ice'),
  }),
])
/** In characters. */
export const MAX_WISH_LENGTH = 100
export type Wish = v.InferOutput<typeof WishSchema>

/** So much of its log a device tells; the ladder on the screen has room for less. */
const MAX_ENTRIES = 60
const MAX_VISITS = 12
/** In characters: a report with every list full stays below. */
export const MAX_REPORT_LENGTH = 10_000

const SaidSchema = v.picklist([
  'offer',
  'answer',
  'host',
  'srflx',
  'prflx',
  'relay',
  'end-of-candidates',
  ...CONNECTION_STATES,
  'offer-ignored',
  'offer-rolled-back',
  'description-refused',
  'restarted',
])
export type Said = v.InferOutput<typeof SaidSchema>

const StateSchema = v.picklist([
  ...CONNECTION_STATES,
  'stable',
  'have-local-offer',
  'have-remote-offer',
  'have-local-pranswer',
  'have-remote-pranswer',
  'gathering',
  'complete',
  'checking',
  'completed',
])

/** Whole milliseconds since the device began; an evening is enough. */
const TimeSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))

/** How a device's end is, and what it has said and noticed: kinds and times, no description and no address. */
export const EndReportSchema = v.object({
  kind: v.literal('end'),
  /** A new one where the device has started anew, and counts from 0. */
  run: v.pipe(v.string(), v.regex(/^[\da-f]{12}$/)),
  isPolite: v.boolean(),
  /** The way of each machine, in the order of {@link MACHINES}. */
  states: v.pipe(v.array(v.pipe(v.array(StateSchema), v.maxLength(MAX_VISITS))), v.length(MACHINES.length)),
  /** The device's clock as it tells this: the two devices and the screen have none in common. */
  nowMs: TimeSchema,
  log: v.pipe(v.array(v.object({
    id: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** On the device's clock. */
    atMs: TimeSchema,
    said: SaidSchema,
  })), v.maxLength(MAX_ENTRIES)),
})
export type EndReport = v.InferOutput<typeof EndReportSchema>

/** What a device tells of its own end. */
export function endReport({ run, own, isPolite, states, entries, nowMs }: {
  run: string
  own: EndId
  isPolite: boolean
  states: States
  entries: readonly LogEntry[]
  nowMs: number
}): EndReport {
  return {
    kind: 'end',
    run,
    isPolite,
    states: MACHINES.map(machine => states[machine].slice(-MAX_VISITS).flatMap(({ state }) => v.is(StateSchema, state)
      ? [state]
      : [])),
    nowMs: Math.round(nowMs),
    log: entries.flatMap((entry) => {
      const said = saidOf(entry, own)
      return said === null
        ? []
        : [
            {
              id: entry.id,
              atMs: Math.round(entry.atMs),
              said,
            },
          ]
    }).slice(-MAX_ENTRIES),
  }
}

function saidOf(entry: LogEntry, own: EndId): Said | null {
  if (entry.kind === 'message' && entry.from === own) {
    const { content } = entry
    return content.type === 'candidate'
      ? parseCandidate(content.candidate?.candidate ?? '')?.type ?? 'end-of-candidates'
      : content.type
  }
  return entry.kind === 'happening' && entry.end === own && v.is(SaidSchema, entry.name)
    ? entry.name
    : null
}

/** A row of the screen's log. */
export function toEntry(said: Said, end: EndId, id: number, atMs: number): MessageEntry | HappeningEntry {
  const content = contentOf(said)
  return content
    ? {
        kind: 'message',
        id,
        atMs,
        from: end,
        content,
        fate: 'taken',
        arrivedMs: null,
      }
    : {
        kind: 'happening',
        id,
        atMs,
        end,
        name: said as HappeningEntry['name'],
        detail: null,
      }
}

function contentOf(said: Said): MessageContent | null {
  switch (said) {
    case 'offer':
    case 'answer':
      return { type: said, sdp: '' }
    case 'host':
    case 'srflx':
    case 'prflx':
    case 'relay':
      return { type: 'candidate', candidate: null, kind: said }
    case 'end-of-candidates':
      return { type: 'candidate', candidate: null }
    default:
      return null
  }
}

/** The way of each machine as it is drawn; when it was is in the log. */
export function statesOf({ states }: EndReport): States {
  const ways = MACHINES.map((machine, index) => [
    machine,
    (states[index] ?? []).map<StateVisit>(state => ({ state, atMs: 0 })),
  ] as const)
  return {
    ...NO_STATES,
    ...Object.fromEntries(ways),
  }
}
