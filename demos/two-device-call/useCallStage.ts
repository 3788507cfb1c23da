import type { ComputedRef, Ref } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { Command } from '../../room/protocol.ts'
import type { MemberId, Participant } from '../../room/state.ts'
import type { CallSeat } from './call-plan.ts'
import { computed, readonly, ref } from 'vue'
import { CALL_DEMO, callSeats } from './call-plan.ts'

export interface UseCallStageReturn {
  seats: ComputedRef<CallSeat[]>
  /** Nobody was asked, or everybody has left: time to ask two anew. */
  isFree: ComputedRef<boolean>
  /** Those who are here and not on stage. */
  candidates: ComputedRef<Participant[]>
  /** A wish is on its way. */
  isBusy: Readonly<Ref<boolean>>
  /** Asks two participants; `null` stands for one drawn at random. */
  ask: (first: MemberId | null, second: MemberId | null) => Promise<void>
  /** Asks somebody else for one seat. */
  replace: (index: number, participantId: MemberId | null) => Promise<void>
  end: () => Promise<void>
}

/** What a screen or presenter can do with the call. A refusal lands in the room's `lastFailure`. */
export function useCallStage(room: UseRoomReturn): UseCallStageReturn {
  const seats = computed(() => callSeats(room.state.value))
  const isBusy = ref(false)

  async function wish(command: Command): Promise<void> {
    isBusy.value = true
    try {
      await room.command(command)
    }
    catch {
      // shown from `lastFailure`
    }
    isBusy.value = false
  }

  return {
    seats,
    isFree: computed(() => seats.value.every(({ seat }) => seat.status === 'left')),
    candidates: computed(() => room.present.value.filter(({ id }) =>
      !seats.value.some(({ seat }) => seat.participantId === id && (seat.status === 'invited' || seat.status === 'accepted')))),
    isBusy: readonly(isBusy),
    ask: (first, second) => wish({
      type: 'open-stage',
      demo: CALL_DEMO,
      participantIds: [first, second],
    }),
    replace: (index, participantId) => wish({ type: 'fill-seat', index, participantId }),
    end: () => wish({ type: 'close-stage' }),
  }
}
