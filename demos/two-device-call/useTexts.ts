import type { ShallowRef } from 'vue'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'
import { cleanMessage } from './call-messages.ts'

export interface ShownText {
  readonly id: number
  readonly text: string
}

export interface UseTextsReturn {
  /** What is shown now, oldest first. */
  readonly shown: Readonly<ShallowRef<readonly ShownText[]>>
  /** Shows a text for a while; one that has nothing printable in it, or comes in a flood, is dropped. */
  show: (text: string) => void
}

/** How long a text stays: long enough to be read from the back of a room. */
const LIFETIME_MS = 6_000
const MAX_SHOWN = 4

/** Texts that fly in, stay a moment and go. */
export function useTexts(): UseTextsReturn {
  const shown = shallowRef<readonly ShownText[]>([])
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let count = 0

  function show(text: string): void {
    const clean = cleanMessage(text)
    // Its oldest would have to go before anybody could read it.
    if (!clean || timers.size >= MAX_SHOWN * 4)
      return
    const added = { id: count++, text: clean }
    shown.value = [...shown.value, added].slice(-MAX_SHOWN)
    const timer = setTimeout(() => {
      timers.delete(timer)
      shown.value = shown.value.filter(({ id }) => id !== added.id)
    }, LIFETIME_MS)
    timers.add(timer)
  }

  onScopeDispose(() => timers.forEach(clearTimeout))
  return {
    shown: shallowReadonly(shown),
    show,
  }
}
