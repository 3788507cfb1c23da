import type { ShallowRef } from 'vue'
import type { DropCommand } from './drop-schemas.ts'
import * as v from 'valibot'
import { useDeckShare } from '../../composables/useDeckShare.ts'
import { DropCommandSchema } from './drop-schemas.ts'

const WishSchema = v.nullable(v.object({
  /** Makes the same wish a second one. */
  n: v.number(),
  command: DropCommandSchema.entries.command,
}))
type Wish = v.InferOutput<typeof WishSchema>

export interface UseDropWishReturn {
  /** What the presenter wishes at the moment; nobody keeps it for later. */
  wish: Readonly<ShallowRef<Wish>>
  send: (command: DropCommand['command']) => void
}

/** What the presenter wishes of the devices, told by the window that shows them. */
export function useDropWish(): UseDropWishReturn {
  const { value, share } = useDeckShare<Wish>('file-drop-wish', WishSchema, null)
  return {
    wish: value,
    send(command) {
      share({
        n: Date.now(),
        command,
      })
      // A window that opens later is told that there is none.
      share(null)
    },
  }
}
