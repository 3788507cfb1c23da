import type { ComputedRef, Ref } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import { computed, onScopeDispose, readonly, ref, watch } from 'vue'

export interface UseWatchingReturn {
  /** This window shows the stage: devices on it connect here. */
  isShowing: Readonly<Ref<boolean>>
  /** Another window of the deck shows it. */
  isElsewhere: ComputedRef<boolean>
  /** Shows it here instead. */
  showHere: () => Promise<void>
}

/** How many scopes of this window show the stage: the next slide may be there before the last is gone. */
const holders = new WeakMap<object, number>()

/** Makes this window the one that shows the stage, where no other does, until the scope ends. */
export function useWatching(room: UseRoomReturn): UseWatchingReturn {
  const watcherId = computed(() => room.state.value.watcherId)
  /** Kept while the room restarts and has forgotten who watches: the pictures need not go. */
  const isShowing = ref(false)

  function claim(): void {
    room.client.command({ type: 'watch', on: true }).catch(() => {})
  }

  function hold(more: number): number {
    const count = (holders.get(room.client) ?? 0) + more
    holders.set(room.client, count)
    return count
  }

  watch([watcherId, room.selfId, room.status], ([id, selfId, status]) => {
    isShowing.value = id === null
      ? isShowing.value
      : id === selfId
    if (id === null && status === 'open')
      claim()
  }, { immediate: true })
  hold(1)
  // What the slide before gave back may not be told here yet. Said again, it stands before the first signal to a device,
  // which the room would drop while nobody watches.
  if (isShowing.value)
    claim()
  onScopeDispose(() => {
    if (hold(-1) === 0)
      room.client.command({ type: 'watch', on: false }).catch(() => {})
  })

  return {
    isShowing: readonly(isShowing),
    isElsewhere: computed(() => watcherId.value !== null && watcherId.value !== room.selfId.value),
    showHere: () => room.client.command({ type: 'watch', on: true, takeOver: true }).catch(() => {}),
  }
}
