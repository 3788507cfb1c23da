import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { RacePositions } from './race-messages.ts'
import { useRafFn } from '@vueuse/core'
import { shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { LAP_MS } from './position.ts'

/** What is drawn in one frame, in laps. */
export interface DrawnRace {
  readonly leader: number | null
  readonly runners: readonly DrawnRunner[]
}

export interface DrawnRunner {
  readonly distance: number
  /** Where it was when it was looked at before, newest first. */
  readonly trail: readonly number[]
}

/** A move is spread over so long that one follows the other without a stop, and none takes longer than it took to come. */
const MOVE_MS = 60
const TRAIL_LENGTH = 12

/** The positions as they come, frame by frame; a runner who hears nothing stands, and is not carried on. */
export function useDrawnRace(positions: MaybeRefOrGetter<RacePositions>): Readonly<ShallowRef<DrawnRace>> {
  const drawn = shallowRef<DrawnRace>({ leader: null, runners: [] })
  let leaderAtMs = 0
  let trails: number[][] = []

  watch(() => toValue(positions), ({ runners }) => {
    leaderAtMs = performance.now()
    trails = runners.map((distance, lane) => distance === null
      ? []
      : [
          distance,
          ...trails[lane] ?? [],
        ].slice(0, TRAIL_LENGTH))
  }, { immediate: true })

  useRafFn(({ delta, timestamp }) => {
    const { leader, runners } = toValue(positions)
    const before = drawn.value.runners
    drawn.value = {
      leader: leader === null
        ? null
        : leader + Math.min(500, Math.max(0, timestamp - leaderAtMs)) / LAP_MS,
      runners: runners.map((distance, lane) => ({
        distance: approach(before[lane]?.distance ?? Number.NaN, distance ?? 0, delta),
        trail: trails[lane] ?? [],
      })),
    }
  })
  return shallowReadonly(drawn)
}

/** One frame on the way to where the runner is. Another race, hence another beginning, is not run to. */
function approach(from: number, to: number, deltaMs: number): number {
  if (Number.isNaN(from) || to < from || to - from > 2)
    return to
  return from + (to - from) * Math.min(1, deltaMs / MOVE_MS)
}
