import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { PairState } from '../../rtc/pair-connection.ts'
import type { CallSeat, PairPhase, SeatPhase } from './call-plan.ts'
import type { CallFigures } from './figures.ts'
import type { UseTextsReturn } from './useTexts.ts'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { usePairConnection } from '../../composables/usePairConnection.ts'
import { parseText } from '../../rtc/parse.ts'
import { ReportSchema } from '../../rtc/report.ts'
import { callSeats, pairPhase, pushLimited, seatPhase } from './call-plan.ts'
import { HISTORY_LENGTH } from './figures.ts'
import { useTexts } from './useTexts.ts'

/** One device of the call, as the screen sees it. */
export interface SeatView {
  seat: ComputedRef<CallSeat | null>
  phase: ComputedRef<SeatPhase>
  link: UsePairConnectionReturn
  /** The device's own word on its connection to the other. */
  pairState: Readonly<Ref<PairState | null>>
  media: Readonly<Ref<{ isAudioMuted: boolean, isVideoMuted: boolean }>>
  /** What it measured, oldest first. */
  figures: Readonly<ShallowRef<readonly CallFigures[]>>
  /** What the other device said to it. */
  texts: UseTextsReturn
}

export interface UseCallScreenReturn {
  first: SeatView
  second: SeatView
  pair: ComputedRef<PairPhase>
  /** Another window of the deck shows the call. */
  isElsewhere: ComputedRef<boolean>
  /** Shows it here instead. */
  showHere: () => Promise<void>
}

/** A report is a few hundred characters; a device that sends more is not ours. */
const MAX_REPORT_LENGTH = 4_000

/** The call as the screen shows it, from now until the scope ends: then every connection closes. */
export function useCallScreen(room: UseRoomReturn): UseCallScreenReturn {
  const seats = computed(() => callSeats(room.state.value))
  const watcherId = computed(() => room.state.value.watcherId)
  const isElsewhere = computed(() => watcherId.value !== null && watcherId.value !== room.selfId.value)
  /** Kept while the room restarts and has forgotten who watches: the pictures need not go. */
  const isShowing = ref(false)

  watch([watcherId, room.selfId, room.status], ([id, selfId, status]) => {
    isShowing.value = id === null
      ? isShowing.value
      : id === selfId
    if (id === null && status === 'open')
      room.client.command({ type: 'watch', on: true }).catch(() => {})
  }, { immediate: true })
  onScopeDispose(() => room.client.command({ type: 'watch', on: false }).catch(() => {}))

  function useSeat(index: number): SeatView {
    const seat = computed(() => seats.value[index] ?? null)
    const pairState = ref<PairState | null>(null)
    const media = ref({ isAudioMuted: false, isVideoMuted: false })
    const figures = shallowRef<readonly CallFigures[]>([])
    const texts = useTexts()
    const remoteId = computed(() => seat.value?.seat.status === 'accepted'
      ? seat.value.seat.participantId
      : null)

    const link = usePairConnection({
      room,
      remoteId: () => isShowing.value ? remoteId.value : null,
      purpose: () => room.state.value.stage?.id ?? null,
      isPolite: true,
      onmessage(json) {
        const report = json.length > MAX_REPORT_LENGTH
          ? null
          : parseText(ReportSchema, json)
        if (report?.kind === 'pair')
          pairState.value = report.state
        else if (report?.kind === 'media')
          media.value = report
        else if (report?.kind === 'stats')
          figures.value = pushLimited(figures.value, report, HISTORY_LENGTH)
        else if (report?.direction === 'received')
          texts.show(report.text)
      },
    })
    watch(remoteId, () => {
      pairState.value = null
      figures.value = []
    })

    return {
      seat,
      phase: computed(() => seat.value
        ? seatPhase(seat.value, link.state.value)
        : 'free'),
      link,
      pairState: readonly(pairState),
      media: readonly(media),
      figures: shallowReadonly(figures),
      texts,
    }
  }

  const first = useSeat(0)
  const second = useSeat(1)
  return {
    first,
    second,
    pair: computed(() => pairPhase(seats.value, [first.pairState.value, second.pairState.value])),
    isElsewhere,
    showHere: () => room.client.command({ type: 'watch', on: true, takeOver: true }).catch(() => {}),
  }
}
