import type { ComputedRef, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { LossyPath } from '../../room/config.ts'
import type { PairPhase } from '../kit/stage/stage-plan.ts'
import type { UseStageScreenReturn } from '../kit/stage/useStageScreen.ts'
import type { Dial } from './dial.ts'
import type { RaceFigures, RacePositions, ScreenTalk } from './race-messages.ts'
import { useIntervalFn } from '@vueuse/core'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { pairPhase } from '../kit/stage/stage-plan.ts'
import { useStageScreen } from '../kit/stage/useStageScreen.ts'
import { info } from './info.ts'
import { MAX_TEXT_LENGTH, RaceReportSchema } from './race-messages.ts'
import { useSharedDial } from './useSharedDial.ts'

export interface UseRaceScreenReturn {
  screen: UseStageScreenReturn
  phase: ComputedRef<PairPhase>
  dial: ComputedRef<Dial>
  turn: (dial: Dial) => void
  /** The first device's runner, as it arrives at the second. */
  positions: Readonly<ShallowRef<RacePositions>>
  figures: Readonly<ShallowRef<RaceFigures | null>>
}

/** A device that was reloaded, or that came late, hears of the dial after so long. */
const TELL_MS = 1_000
/** The seat of the device whose view is shown. */
const WATCHED = 1
const NOBODY: RacePositions = {
  leader: null,
  runners: [null, null, null, null],
}

/** The race as the screen shows it, from now until the scope ends. */
export function useRaceScreen(room: UseRoomReturn, paths: readonly LossyPath[]): UseRaceScreenReturn {
  const { dial, turn } = useSharedDial(paths)
  const positions = shallowRef(NOBODY)
  const figures = shallowRef<RaceFigures | null>(null)

  const screen = useStageScreen(room, {
    info,
    schema: RaceReportSchema,
    maxReportLength: MAX_TEXT_LENGTH,
    onreport(index, report) {
      if (index !== WATCHED)
        return
      if (report.kind === 'positions')
        positions.value = report
      else
        figures.value = report
    },
    onseat() {
      positions.value = NOBODY
      figures.value = null
    },
  })

  function tell(): void {
    const message = JSON.stringify({ kind: 'dial', ...dial.value } satisfies ScreenTalk)
    for (const { link } of screen.views)
      link.send(message)
  }
  watch(dial, tell)
  useIntervalFn(tell, TELL_MS)

  return {
    screen,
    phase: computed(() => pairPhase(screen.stage.seats.value, screen.views.map(({ pairState }) => pairState.value))),
    dial,
    turn,
    positions: shallowReadonly(positions),
    figures: shallowReadonly(figures),
  }
}
