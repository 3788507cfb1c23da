import type { UseDeckShareReturn } from '../../composables/useDeckShare.ts'
import type { CheckId } from './facts.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../composables/useDeckShare.ts'
import { CHECK_IDS } from './facts.ts'

const verdict = v.object({
  grade: v.picklist([
    'open',
    'good',
    'untested',
    'warning',
    'bad',
  ]),
  says: v.nullable(v.string()),
})

function ofEveryCheck<S extends v.GenericSchema>(schema: S) {
  return v.object(Object.fromEntries(CHECK_IDS.map(id => [id, schema])) as Record<CheckId, S>)
}

/** What the window that runs the checks tells the presenter view. */
const StatusSchema = v.nullable(v.object({
  isRunning: v.boolean(),
  /** The person is to say whether they heard the tone. */
  isAsking: v.boolean(),
  verdicts: ofEveryCheck(verdict),
  figures: ofEveryCheck(v.string()),
}))
export type PreflightStatus = v.InferOutput<typeof StatusSchema>

/** `null` while no window of the deck shows the checks. */
export function usePreflightStatus(): UseDeckShareReturn<PreflightStatus> {
  return useDeckShare<PreflightStatus>('connectivity-status', StatusSchema, null)
}

const WishSchema = v.object({
  /** Goes up with every wish. */
  n: v.number(),
  kind: v.picklist([
    'start',
    'stop',
    'play',
    'heard',
    'unheard',
  ]),
})
export type PreflightWish = v.InferOutput<typeof WishSchema>['kind']

/** What the presenter view wants of that window. */
export function usePreflightWish(): UseDeckShareReturn<v.InferOutput<typeof WishSchema>> {
  return useDeckShare('connectivity-wish', WishSchema, { n: 0, kind: 'stop' })
}
