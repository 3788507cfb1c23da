import type { ComputedRef } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import { computed } from 'vue'

/** Which seat this device has on a stage, where the seats differ; -1: none. It is kept while the room is out of reach. */
export function useOwnSeat(room: UseRoomReturn, stageId: () => string): ComputedRef<number> {
  return computed<number>(before => room.state.value.stage?.id === stageId()
    ? room.state.value.stage.seats.findIndex(({ participantId }) => participantId === room.selfId.value)
    : before ?? -1)
}
