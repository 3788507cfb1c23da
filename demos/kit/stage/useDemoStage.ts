import type { ComputedRef, Ref } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { Command } from '../../../room/protocol.ts'
import type { MemberId, Participant } from '../../../room/state.ts'
import type { DemoInfo } from '../info.ts'
import type { SeatCount, StageSeat } from './stage-plan.ts'
import { computed, readonly, ref } from 'vue'
import { isVacant, otherDemo, seatCount, stageSeats } from './stage-plan.ts'

export interface UseDemoStageReturn {
  /** How many devices the demo takes. */
  count: SeatCount
  seats: ComputedRef<StageSeat[]>
  /** Nobody was asked, or everybody has left: time to ask anew. */
  isFree: ComputedRef<boolean>
  /** The demo that has the stage instead, by its id. */
  other: ComputedRef<string | null>
  /** Those who are here and not on stage. */
  candidates: ComputedRef<Participant[]>
  /** A wish is on its way. */
  isBusy: Readonly<Ref<boolean>>
  /** Asks these participants. Ends another demo that has the stage. */
  ask: (ids: readonly MemberId[]) => Promise<void>
  /** How many a draw would ask: as many as it takes, all who are here where more may come; `null`: too few are here. */
  drawCount: ComputedRef<number | null>
  /** Asks as many, drawn at random. */
  draw: () => Promise<void>
  /** Asks somebody, or somebody else, for one seat. */
  replace: (index: number, participantId: MemberId | null) => Promise<void>
  /** Clears the stage, whichever demo is on it. */
  end: () => Promise<void>
}

/** What a screen or presenter can do with a demo. A refusal lands in the room's `lastFailure`. */
export function useDemoStage(room: UseRoomReturn, info: DemoInfo): UseDemoStageReturn {
  const count = seatCount(info)
  const seats = computed(() => stageSeats(room.state.value, info.id))
  const other = computed(() => otherDemo(room.state.value, info.id))
  const isBusy = ref(false)

  async function wish(...commands: Command[]): Promise<void> {
    isBusy.value = true
    try {
      for (const command of commands)
        await room.command(command)
    }
    catch {
      // shown from `lastFailure`
    }
    isBusy.value = false
  }

  function open(participantIds: readonly (MemberId | null)[]): Promise<void> {
    const freeSeats = count.max - participantIds.length
    const opening: Command = {
      type: 'open-stage',
      demo: info.id,
      participantIds: [...participantIds],
      ...(freeSeats > 0
        ? { freeSeats }
        : {}),
    }
    return other.value === null
      ? wish(opening)
      : wish({ type: 'close-stage' }, opening)
  }

  const candidates = computed(() => room.present.value.filter(({ id }) =>
    !seats.value.some(({ seat }) => seat.participantId === id && !isVacant(seat))))
  const drawCount = computed(() => candidates.value.length < count.min
    ? null
    : Math.min(count.max, candidates.value.length))

  return {
    count,
    seats,
    isFree: computed(() => seats.value.every(({ seat }) => seat.status === 'left' || seat.status === 'empty')),
    other,
    candidates,
    isBusy: readonly(isBusy),
    ask: open,
    drawCount,
    draw: () => open(Array.from<null>({ length: drawCount.value ?? count.min }).fill(null)),
    replace: (index, participantId) => wish({ type: 'fill-seat', index, participantId }),
    end: () => wish({ type: 'close-stage' }),
  }
}
