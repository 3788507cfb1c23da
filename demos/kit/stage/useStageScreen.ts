import type * as v from 'valibot'
import type { ComputedRef, Ref } from 'vue'
import type { UsePairConnectionReturn } from '../../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { MemberId } from '../../../room/state.ts'
import type { ChannelPurpose } from '../../../rtc/data-channels.ts'
import type { PairState } from '../../../rtc/pair-connection.ts'
import type { DemoInfo } from '../info.ts'
import type { SeatPhase, StageSeat } from './stage-plan.ts'
import type { UseDemoStageReturn } from './useDemoStage.ts'
import type { UseWatchingReturn } from './useWatching.ts'
import { computed, readonly, ref, watch } from 'vue'
import { usePairConnection } from '../../../composables/usePairConnection.ts'
import { parseText } from '../../../rtc/parse.ts'
import { PairReportSchema } from './pair-report.ts'
import { seatPhase } from './stage-plan.ts'
import { useDemoStage } from './useDemoStage.ts'
import { useWatching } from './useWatching.ts'

/** One device on stage, as the screen sees it. */
export interface SeatView {
  readonly index: number
  /** `null` while the stage has no such seat. */
  readonly seat: ComputedRef<StageSeat | null>
  readonly phase: ComputedRef<SeatPhase>
  /** This window's connection to the device: what it sends, and `send` for what the screen tells it. */
  readonly link: UsePairConnectionReturn
  /** The device's own word on its connections to the other devices. */
  readonly pairState: Readonly<Ref<PairState | null>>
}

export interface UseStageScreenOptions<Report> {
  info: DemoInfo
  /** What a device may report. `{ kind: 'pair' }` is the kit's own and never comes here. */
  schema: v.GenericSchema<unknown, Report>
  /** A device reported something; `index` is its seat. */
  onreport: (index: number, report: Report) => void
  /** Somebody else, or nobody, has the seat: what was reported from it is over. */
  onseat?: (index: number, participantId: MemberId | null) => void
  /** In characters; a longer report is dropped unread. @default 4000 */
  maxReportLength?: number
  /** Channels that the device opens to the screen besides the one for talk. @default none */
  channels?: readonly ChannelPurpose[]
  onchannel?: (index: number, purpose: ChannelPurpose, channel: RTCDataChannel) => void
}

export interface UseStageScreenReturn extends UseWatchingReturn {
  stage: UseDemoStageReturn
  /** As many as the demo can have; those without a `seat` are not shown. */
  views: readonly SeatView[]
}

const MAX_REPORT_LENGTH = 4_000

/** A demo as the screen shows it, from now until the scope ends: then every connection closes. */
export function useStageScreen<Report>(room: UseRoomReturn, options: UseStageScreenOptions<Report>): UseStageScreenReturn {
  const { info, schema, onreport, maxReportLength = MAX_REPORT_LENGTH } = options
  const stage = useDemoStage(room, info)
  const watching = useWatching(room)

  function useSeat(index: number): SeatView {
    const seat = computed(() => stage.seats.value[index] ?? null)
    const pairState = ref<PairState | null>(null)
    const remoteId = computed(() => seat.value?.seat.status === 'accepted'
      ? seat.value.seat.participantId
      : null)

    const link = usePairConnection({
      room,
      remoteId: () => watching.isShowing.value ? remoteId.value : null,
      purpose: () => room.state.value.stage?.id ?? null,
      isPolite: true,
      channels: options.channels ?? [],
      onchannel: (purpose, channel) => options.onchannel?.(index, purpose, channel),
      onmessage(json) {
        if (json.length > maxReportLength)
          return
        const pair = parseText(PairReportSchema, json)
        if (pair)
          return void (pairState.value = pair.state)
        const report = parseText(schema, json)
        if (report !== null)
          onreport(index, report)
      },
    })
    watch(remoteId, (id) => {
      pairState.value = null
      options.onseat?.(index, id)
    })

    return {
      index,
      seat,
      phase: computed(() => seat.value
        ? seatPhase(seat.value, link.state.value)
        : 'free'),
      link,
      pairState: readonly(pairState),
    }
  }

  return {
    ...watching,
    stage,
    views: Array.from({ length: stage.count.max }, (_, index) => useSeat(index)),
  }
}
