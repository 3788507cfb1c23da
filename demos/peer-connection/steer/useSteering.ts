import type { ComputedRef, ShallowRef } from 'vue'
import type { LabFace } from '../lab/face.ts'
import type { LabCommand } from './commands.ts'
import type { LabStatus } from './status.ts'
import * as v from 'valibot'
import { computed, onBeforeUnmount, watch } from 'vue'
import { useDeckShare } from '../../../composables/useDeckShare.ts'
import { CommandSchema } from './commands.ts'
import { faceOfStatus, statusOf, StatusSchema } from './status.ts'

const WishSchema = v.nullable(v.object({
  /** When it was pressed, in milliseconds since the epoch: what was asked of an earlier lab is over. */
  atMs: v.number(),
  id: v.string(),
  command: CommandSchema,
}))
type Wish = v.InferOutput<typeof WishSchema>

/** On the screen: does what another window of the deck asks for, and tells it how the lab stands. */
export function useSteered(face: Readonly<ShallowRef<LabFace>>, act: (command: LabCommand) => void): void {
  const startedMs = Date.now()
  let done = ''
  const { value: wish } = useDeckShare<Wish>('peer-connection-wish', WishSchema, null)
  const status = useDeckShare<LabStatus | null>('peer-connection-status', v.nullable(StatusSchema), null)
  watch(wish, (now) => {
    // A window that opens has everybody told again.
    if (!now || now.atMs < startedMs || now.id === done)
      return
    done = now.id
    act(now.command)
  }, { flush: 'sync' })
  watch(face, now => status.share(statusOf(now)), { immediate: true })
  // Not at the scope's end: the channel is closed by then.
  onBeforeUnmount(() => status.share(null))
}

export interface UseSteeringReturn {
  /** Null until a screen runs the lab. */
  face: ComputedRef<LabFace | null>
  act: (command: LabCommand) => void
}

/** In the presenter view: how the screen's lab stands, and what it is to do. */
export function useSteering(): UseSteeringReturn {
  const { share } = useDeckShare<Wish>('peer-connection-wish', WishSchema, null)
  const { value: status } = useDeckShare<LabStatus | null>('peer-connection-status', v.nullable(StatusSchema), null)
  let count = 0
  return {
    face: computed(() => status.value && faceOfStatus(status.value)),
    act: command => share({
      command,
      atMs: Date.now(),
      id: `${Date.now()}-${count++}`,
    }),
  }
}
