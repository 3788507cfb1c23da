import type { ShallowRef } from 'vue'
import type { PointerFrame } from './frames.ts'
import { useIntervalFn } from '@vueuse/core'
import { shallowReadonly, shallowRef } from 'vue'

/** Somebody's pointer, by the end it came from. */
export interface Cursor {
  readonly peer: string
  readonly x: number
  readonly y: number
  readonly isDown: boolean
}

export interface UseCursorsReturn {
  /** The pointers that moved a moment ago. */
  cursors: Readonly<ShallowRef<readonly Cursor[]>>
  see: (peer: string, pointer: PointerFrame) => void
}

/** A pointer that says nothing for so long is no longer shown. */
const SHOWN_MS = 5_000
const CHECK_MS = 1_000

/** Where the others' pointers are. */
export function useCursors(): UseCursorsReturn {
  const cursors = shallowRef<readonly Cursor[]>([])
  const seenAtMs = new Map<string, number>()

  useIntervalFn(() => {
    const sinceMs = performance.now() - SHOWN_MS
    const fresh = cursors.value.filter(({ peer }) => (seenAtMs.get(peer) ?? 0) > sinceMs)
    if (fresh.length < cursors.value.length)
      cursors.value = fresh
  }, CHECK_MS)

  return {
    cursors: shallowReadonly(cursors),
    see(peer, { x, y, isDown }) {
      seenAtMs.set(peer, performance.now())
      const others = cursors.value.filter(cursor => cursor.peer !== peer)
      cursors.value = [
        ...others,
        { peer, x, y, isDown },
      ]
    },
  }
}
