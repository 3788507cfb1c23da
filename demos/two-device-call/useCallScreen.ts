import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { PairPhase } from '../kit/stage/stage-plan.ts'
import type { SeatView, UseStageScreenReturn } from '../kit/stage/useStageScreen.ts'
import type { CallFigures } from './figures.ts'
import type { Report } from './report.ts'
import type { UseTextsReturn } from './useTexts.ts'
import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { pushLimited } from '../kit/push-limited.ts'
import { pairPhase } from '../kit/stage/stage-plan.ts'
import { useStageScreen } from '../kit/stage/useStageScreen.ts'
import { HISTORY_LENGTH } from './figures.ts'
import { info } from './info.ts'
import { ReportSchema } from './report.ts'
import { useTexts } from './useTexts.ts'

/** One device of the call, as the screen sees it. */
export interface CallSeatView extends SeatView {
  media: Readonly<Ref<{ isAudioMuted: boolean, isVideoMuted: boolean }>>
  /** What it measured, oldest first. */
  figures: Readonly<ShallowRef<readonly CallFigures[]>>
  /** What the other device said to it. */
  texts: UseTextsReturn
}

export interface UseCallScreenReturn {
  screen: UseStageScreenReturn
  first: CallSeatView
  second: CallSeatView
  pair: ComputedRef<PairPhase>
}

/** The call as the screen shows it, from now until the scope ends: then every connection closes. */
export function useCallScreen(room: UseRoomReturn): UseCallScreenReturn {
  const devices = [
    useReported(),
    useReported(),
  ] as const
  const screen = useStageScreen(room, {
    info,
    schema: ReportSchema,
    onreport: (index, report) => devices[index]?.take(report),
    onseat: index => devices[index]?.forget(),
  })
  const [first, second] = devices.map((device, index) => ({
    ...screen.views[index],
    ...device.reported,
  })) as [CallSeatView, CallSeatView]

  return {
    screen,
    first,
    second,
    pair: computed(() => pairPhase(screen.stage.seats.value, [first.pairState.value, second.pairState.value])),
  }
}

/** What one device has reported. */
function useReported(): { reported: Omit<CallSeatView, keyof SeatView>, take: (report: Report) => void, forget: () => void } {
  const media = ref({ isAudioMuted: false, isVideoMuted: false })
  const figures = shallowRef<readonly CallFigures[]>([])
  const texts = useTexts()

  return {
    reported: {
      media: readonly(media),
      figures: shallowReadonly(figures),
      texts,
    },
    take(report) {
      if (report.kind === 'media')
        media.value = report
      else if (report.kind === 'stats')
        figures.value = pushLimited(figures.value, report, HISTORY_LENGTH)
      else if (report.direction === 'received')
        texts.show(report.text)
    },
    forget: () => figures.value = [],
  }
}
