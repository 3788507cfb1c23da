import type { MaybeRefOrGetter } from 'vue'
import type { UseRoomReturn } from '../composables/useRoom.ts'
import { useEventListener } from '@vueuse/core'
import { toValue, watch } from 'vue'

export interface PageLifeOptions {
  room: MaybeRefOrGetter<UseRoomReturn | null>
  /** The page is seen again, or the network is back. */
  onwake: () => void
}

/** Tells the room when the page is put away and taken up again, and connects again at once when it can. */
export function usePageLife({ room, onwake }: PageLifeOptions): void {
  function tellPresence(): void {
    const member = toValue(room)
    const presence = document.hidden ? 'away' : 'here'
    // Not being connected is no failure here: it is told again when the connection is back.
    if (member?.status.value === 'open' && member.self.value && member.self.value.presence !== presence)
      member.client.command({ type: 'set-presence', presence }).catch(() => {})
  }

  function wake(): void {
    onwake()
    tellPresence()
  }

  useEventListener(document, 'visibilitychange', () => document.hidden
    ? tellPresence()
    : wake())
  useEventListener(window, 'online', wake)
  // The room learns at once that the page is gone, and a page restored from the cache comes back.
  useEventListener(window, 'pagehide', () => toValue(room)?.client.stop())
  useEventListener(window, 'pageshow', (event) => {
    if (event.persisted)
      toValue(room)?.client.start()
  })
  watch(() => toValue(room)?.status.value, tellPresence)
}
