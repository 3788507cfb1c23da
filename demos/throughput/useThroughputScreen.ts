import type { ComputedRef, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { PairPhase } from '../kit/stage/stage-plan.ts'
import type { UseStageScreenReturn } from '../kit/stage/useStageScreen.ts'
import type { ScreenTalk, State } from './throughput-messages.ts'
import type { BufferGraph } from './useBufferGraph.ts'
import type { UseThroughputWishReturn } from './useThroughputWish.ts'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { pairPhase } from '../kit/stage/stage-plan.ts'
import { useStageScreen } from '../kit/stage/useStageScreen.ts'
import { info } from './info.ts'
import { INITIAL_STATE, MAX_TEXT_LENGTH, ReportSchema } from './throughput-messages.ts'
import { useBufferGraph } from './useBufferGraph.ts'
import { useThroughputWish } from './useThroughputWish.ts'

export interface UseThroughputScreenReturn {
  screen: UseStageScreenReturn
  phase: ComputedRef<PairPhase>
  state: Readonly<ShallowRef<State>>
  graph: BufferGraph
  /** What is wished, here or in another window of the deck. */
  deck: UseThroughputWishReturn
}

/** The seat of the device that sends. */
const SENDER = 0

/** The measurement as the screen shows it, from now until the scope ends. */
export function useThroughputScreen(room: UseRoomReturn): UseThroughputScreenReturn {
  const state = shallowRef(INITIAL_STATE)
  const graph = useBufferGraph()
  const deck = useThroughputWish()

  const screen = useStageScreen(room, {
    info,
    schema: ReportSchema,
    maxReportLength: MAX_TEXT_LENGTH,
    onreport(index, report) {
      if (index !== SENDER)
        return
      if (report.kind === 'live')
        graph.push(report)
      else
        state.value = report
    },
    onseat(index) {
      if (index !== SENDER)
        return
      state.value = INITIAL_STATE
      graph.clear()
    },
  })
  const phase = computed(() => pairPhase(screen.stage.seats.value, screen.views.map(({ pairState }) => pairState.value)))

  // Said once: a device that comes later was not meant.
  watch(deck.wish, (next) => {
    if (next.what !== 'stop')
      graph.clear()
    screen.views[SENDER]?.link.send(JSON.stringify({ kind: 'wish', ...next } satisfies ScreenTalk))
  })
  watch(() => ({ isLive: phase.value === 'live', running: state.value.running }), deck.share)

  return {
    screen,
    phase,
    state: shallowReadonly(state),
    graph,
    deck,
  }
}
