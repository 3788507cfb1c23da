import type { ShallowRef } from 'vue'
import type { Overall } from './overall.ts'
import * as v from 'valibot'
import { shallowReadonly, shallowRef } from 'vue'
import { recall, remember } from '../../composables/storage.ts'

const STORAGE_KEY = 'wt-last-check'

const LastCheckSchema = v.object({
  /** Milliseconds since the epoch. */
  atMs: v.number(),
  grade: v.picklist(['good', 'warning', 'bad']),
  says: v.string(),
})
/** What the checks said the last time that they were run on this computer. */
export type LastCheck = v.InferOutput<typeof LastCheckSchema>

const last = shallowRef<LastCheck | null>(null)
let isFollowed = false

function parse(json: string | null): LastCheck | null {
  try {
    return v.parse(LastCheckSchema, JSON.parse(json ?? ''))
  }
  catch {
    return null
  }
}

/** Keeps what the checks said, for the presenter view and for a reload. */
export function keepLastCheck({ grade, says }: Overall, atMs: number): void {
  last.value = { atMs, grade, says }
  remember(STORAGE_KEY, JSON.stringify(last.value))
}

/** What they said last, whichever window of this browser ran them; `null` where they never were. */
export function useLastCheck(): Readonly<ShallowRef<LastCheck | null>> {
  if (!isFollowed) {
    isFollowed = true
    last.value = parse(recall(STORAGE_KEY))
    addEventListener('storage', ({ key, newValue }) => {
      if (key === STORAGE_KEY)
        last.value = parse(newValue)
    })
  }
  return shallowReadonly(last)
}
