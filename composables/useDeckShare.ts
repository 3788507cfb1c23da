import type { ShallowRef } from 'vue'
import * as v from 'valibot'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'

export interface UseDeckShareReturn<T> {
  value: Readonly<ShallowRef<T>>
  /** Sets it in every window of the deck. */
  share: (next: T) => void
}

export interface UseDeckShareOptions {
  /** This window remembers it while nothing in it uses it: all windows leave a slide at once. @default false */
  isKept?: boolean
}

/** What is kept in this window, by name. */
const kept = new Map<string, { readonly value: unknown, readonly setAtMs: number }>()

/**
 * A value that the deck's windows of one browser have in common, so that the presenter view steers what the
 * screen runs. The newest wins; a window that opens later asks the others for it.
 */
export function useDeckShare<T>(name: string, schema: v.GenericSchema<unknown, T>, initial: T, { isKept = false }: UseDeckShareOptions = {}): UseDeckShareReturn<T> {
  const value = shallowRef(initial)
  /** Since the epoch, by the clock that all windows have; 0: nobody has set it. */
  let setAtMs = 0
  const before = isKept
    ? kept.get(name)
    : undefined
  if (before)
    take(before.value as T, before.setAtMs)
  let channel = typeof BroadcastChannel === 'function'
    ? new BroadcastChannel(`wt-${name}`)
    : null

  function take(next: T, nextSetAtMs: number): void {
    value.value = next
    setAtMs = nextSetAtMs
    if (isKept)
      kept.set(name, { value: next, setAtMs })
  }

  function post(): void {
    channel?.postMessage({ kind: 'value', value: value.value, setAtMs })
  }

  const FrameSchema = v.variant('kind', [
    v.object({
      kind: v.literal('ask'),
    }),
    v.object({
      kind: v.literal('value'),
      value: schema,
      setAtMs: v.number(),
    }),
  ])
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const frame = v.safeParse(FrameSchema, data)
    if (!frame.success)
      return
    if (frame.output.kind === 'ask') {
      if (setAtMs > 0)
        post()
    }
    else if (frame.output.setAtMs >= setAtMs) {
      take(frame.output.value, frame.output.setAtMs)
    }
  })
  channel?.postMessage({ kind: 'ask' })
  onScopeDispose(() => {
    channel?.close()
    channel = null
  })

  return {
    value: shallowReadonly(value),
    share(next) {
      take(next, Math.max(Date.now(), setAtMs + 1))
      post()
    },
  }
}
