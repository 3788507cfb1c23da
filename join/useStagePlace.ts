import type { ComputedRef } from 'vue'
import type { UseRoomReturn } from '../composables/useRoom.ts'
import type { Participant, Stage } from '../room/state.ts'
import { computed } from 'vue'
import { seatOf } from '../room/state.ts'

export interface UseStagePlaceReturn {
  stage: ComputedRef<Stage | null>
  /** This device's own part in it. */
  place: ComputedRef<'none' | 'invited' | 'accepted'>
  /** The others who are asked or on stage. */
  partners: ComputedRef<Participant[]>
}

/** What is on stage, seen from this device. */
export function useStagePlace(room: UseRoomReturn): UseStagePlaceReturn {
  const seat = computed(() => room.selfId.value
    ? seatOf(room.state.value, room.selfId.value)?.seat
    : undefined)
  return {
    stage: computed(() => room.state.value.stage),
    place: computed(() => seat.value?.status === 'accepted' || seat.value?.status === 'invited'
      ? seat.value.status
      : 'none'),
    partners: computed(() => {
      const { stage, participants } = room.state.value
      return (stage?.seats ?? [])
        .filter(({ participantId, status }) => participantId !== room.selfId.value && (status === 'invited' || status === 'accepted'))
        .flatMap(({ participantId }) => (participantId ? participants[participantId] : undefined) ?? [])
    }),
  }
}
