import type { ComputedRef } from 'vue'
import type { DeckPlace } from '../../composables/deckPlace.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import { computed } from 'vue'
import { useDeckRoom } from '../../composables/deckRoom.ts'
import { useSlide } from '../../composables/useSlide.ts'

export interface UsePartRoomReturn {
  /** On paper there is no room. */
  isPrinted: ComputedRef<boolean>
  place: ComputedRef<DeckPlace | null>
  room: ComputedRef<UseRoomReturn | null>
}

/** The deck's room for a part of a slide; a printed slide asks nothing of the network. */
export function usePartRoom(): UsePartRoomReturn {
  const { where } = useSlide()
  const deck = where.value === 'print'
    ? null
    : useDeckRoom()
  return {
    isPrinted: computed(() => where.value === 'print'),
    place: computed(() => deck?.place.value ?? null),
    room: computed(() => deck?.room.value ?? null),
  }
}

/** An address as it is read and typed: no scheme, no query, no fragment. */
export function shownAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '').replace(/\/$/, '')
}
