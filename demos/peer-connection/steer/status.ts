import type { EndFace, LabFace } from '../lab/face.ts'
import type { EndId } from '../lab/types.ts'
import * as v from 'valibot'
import { CONNECTION_STATES } from '../../../rtc/connection-states.ts'
import { NO_END } from '../lab/face.ts'
import { MACHINES } from '../lab/types.ts'

const end = v.picklist(['a', 'b'])
const word = v.pipe(v.string(), v.maxLength(200))

const StepSchema = v.object({
  id: v.number(),
  kind: v.picklist([
    'create',
    'tracks',
    'offer',
    'answer',
    'deliver-offer',
    'deliver-answer',
    'take-offer',
    'take-answer',
    'candidate',
    'end-of-candidates',
  ]),
  end,
  code: word,
})

const HappeningSchema = v.object({
  kind: v.literal('happening'),
  id: v.number(),
  atMs: v.number(),
  end,
  name: v.picklist([
    ...CONNECTION_STATES,
    'offer-ignored',
    'offer-rolled-back',
    'description-refused',
    'restarted',
    'vanished',
    'track-added',
    'track-removed',
  ]),
  detail: v.nullable(word),
})

const EndSchema = v.object({
  exists: v.boolean(),
  isPolite: v.boolean(),
  /** Where its machines are, in the order of {@link MACHINES}. */
  states: v.pipe(v.array(v.nullable(word)), v.length(MACHINES.length)),
  sendsSecond: v.boolean(),
  hasTones: v.boolean(),
})

/** How the lab of the screen stands, for the window that steers it: no picture, no description, no address. */
export const StatusSchema = v.object({
  steps: v.pipe(v.array(StepSchema), v.maxLength(200)),
  isBusy: v.boolean(),
  happenings: v.pipe(v.array(HappeningSchema), v.maxLength(400)),
  a: EndSchema,
  b: EndSchema,
})
export type LabStatus = v.InferOutput<typeof StatusSchema>

export function statusOf({ steps, isBusy, entries, ends }: LabFace): LabStatus {
  const endOf = (id: EndId): LabStatus['a'] => {
    const { exists, isPolite, states, sendsSecond, hasTones } = ends[id]
    return {
      exists,
      isPolite,
      sendsSecond,
      hasTones,
      states: MACHINES.map(machine => states[machine].at(-1)?.state ?? null),
    }
  }
  return {
    isBusy,
    // A step of the lab can also be performed, which no other window can.
    steps: steps.slice(0, 200).map(({ id, kind, end, code }) => ({ id, kind, end, code })),
    happenings: entries.filter(entry => entry.kind === 'happening'),
    a: endOf('a'),
    b: endOf('b'),
  }
}

/** The lab as far as its status tells. */
export function faceOfStatus({ steps, isBusy, happenings, a, b }: LabStatus): LabFace {
  const endOf = ({ states, ...rest }: LabStatus['a']): EndFace => {
    const visited = MACHINES.map((machine, i) => [
      machine,
      states[i]
        ? [
            { state: states[i], atMs: 0 },
          ]
        : [],
    ] as const)
    return {
      ...NO_END,
      ...rest,
      states: {
        ...NO_END.states,
        ...Object.fromEntries(visited),
      },
    }
  }
  return {
    steps,
    isBusy,
    entries: happenings,
    ends: {
      a: endOf(a),
      b: endOf(b),
    },
  }
}
