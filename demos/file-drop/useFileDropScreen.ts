import type { ComputedRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { UseStageScreenReturn } from '../kit/stage/useStageScreen.ts'
import type { DropCommand, ShownTransfer } from './drop-schemas.ts'
import type { DropRow } from './screen-rows.ts'
import { computed, shallowRef, watch } from 'vue'
import { useStageScreen } from '../kit/stage/useStageScreen.ts'
import { DropReportSchema } from './drop-schemas.ts'
import { info } from './info.ts'
import { mergeTransfers } from './screen-rows.ts'
import { useDropWish } from './useDropWish.ts'

export interface UseFileDropScreenReturn {
  screen: UseStageScreenReturn
  /** Oldest first. */
  rows: ComputedRef<readonly DropRow[]>
  /** Has both devices do it. */
  tell: (command: DropCommand['command']) => void
}

const MAX_REPORT_LENGTH = 8_000

/** The files on their way as the screen shows them, from what both devices report. */
export function useFileDropScreen(room: UseRoomReturn): UseFileDropScreenReturn {
  const reported = shallowRef<readonly (readonly ShownTransfer[])[]>([[], []])

  const screen = useStageScreen(room, {
    info,
    schema: DropReportSchema,
    maxReportLength: MAX_REPORT_LENGTH,
    onreport: (seat, { transfers }) => reported.value = reported.value.with(seat, transfers),
    onseat: seat => reported.value = reported.value.with(seat, []),
  })

  function tell(command: DropCommand['command']): void {
    // One connection between the two is one to cut.
    const links = command === 'cut'
      ? screen.views.slice(0, 1)
      : screen.views
    for (const { link } of links)
      link.send(JSON.stringify({ kind: 'command', command } satisfies DropCommand))
  }

  const { wish } = useDropWish()
  watch(wish, now => now && tell(now.command), { flush: 'sync' })

  return {
    screen,
    rows: computed(() => mergeTransfers(reported.value)),
    tell,
  }
}
