import type { ComputedRef } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { UseStageScreenReturn } from '../../kit/stage/useStageScreen.ts'
import type { EndFace, LabFace } from '../lab/face.ts'
import type { EndId, LogEntry } from '../lab/types.ts'
import type { LabCommand } from '../steer/commands.ts'
import type { EndReport, Wish } from './reports.ts'
import { computed, shallowRef } from 'vue'
import { useStageScreen } from '../../kit/stage/useStageScreen.ts'
import { NO_END } from '../lab/face.ts'
import { EndReportSchema, MAX_REPORT_LENGTH, statesOf, toEntry } from './reports.ts'
import { ENDS, stageInfo } from './stage-info.ts'

/** What a device told last. */
interface Told {
  readonly report: EndReport
  /** From the device's clock to the screen's, by the report that was the least time on its way. */
  readonly offsetMs: number
}

export interface UseEndsScreenReturn {
  screen: UseStageScreenReturn
  /** Both ends, as their devices tell. */
  face: ComputedRef<LabFace>
  act: (command: LabCommand) => void
}

/** The two devices' ends on the screen, their logs put together by time. */
export function useEndsScreen(room: UseRoomReturn): UseEndsScreenReturn {
  const told = shallowRef<readonly (Told | null)[]>([null, null])
  /** The first thing that anybody told. */
  let zeroMs = Infinity

  const screen = useStageScreen<EndReport>(room, {
    info: stageInfo,
    schema: EndReportSchema,
    maxReportLength: MAX_REPORT_LENGTH,
    onreport: take,
    onseat(index) {
      zeroMs = Infinity
      put(index, null)
    },
  })

  function put(seat: number, now: Told | null): void {
    told.value = told.value.map((before, index) => index === seat
      ? now
      : before)
  }

  function take(seat: number, report: EndReport): void {
    const offsetMs = performance.now() - report.nowMs
    const before = told.value[seat]
    put(seat, {
      report,
      offsetMs: before?.report.run === report.run
        ? Math.min(before.offsetMs, offsetMs)
        : offsetMs,
    })
  }

  const entries = computed<LogEntry[]>(() => {
    const rows = told.value.flatMap((one, seat) => (one?.report.log ?? []).map(({ id, atMs, said }) => ({
      said,
      end: ENDS[seat] ?? 'a',
      // Ids of two devices, of one list.
      id: id * ENDS.length + seat,
      atMs: atMs + (one?.offsetMs ?? 0),
    }))).sort((one, other) => one.atMs - other.atMs)
    // The second device tells of what was before the first one's beginning, too.
    zeroMs = Math.min(zeroMs, rows[0]?.atMs ?? Infinity)
    return rows.map(({ said, end, id, atMs }) => toEntry(said, end, id, atMs - zeroMs))
  })

  function endFace(id: EndId): EndFace {
    const seat = ENDS.indexOf(id)
    const report = told.value[seat]?.report
    const picture = screen.views[seat]?.link.remoteStream.value ?? null
    return report
      ? {
          ...NO_END,
          exists: true,
          isPolite: report.isPolite,
          states: statesOf(report),
          picture,
        }
      : { ...NO_END, picture }
  }

  function act(command: LabCommand): void {
    const wish: Wish | null = command.name === 'collide' || command.name === 'restart-ice'
      ? { kind: command.name }
      : null
    const seat = 'end' in command
      ? ENDS.indexOf(command.end)
      : 0
    if (wish)
      screen.views[seat]?.link.send(JSON.stringify(wish))
  }

  return {
    screen,
    act,
    face: computed(() => ({
      ends: {
        a: endFace('a'),
        b: endFace('b'),
      },
      entries: entries.value,
      steps: [],
      isBusy: false,
    })),
  }
}
