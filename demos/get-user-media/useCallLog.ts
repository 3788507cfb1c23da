import type { ShallowRef } from 'vue'
import { shallowReadonly, shallowRef } from 'vue'
import { errorFacts } from './error-facts.ts'

/** One call of the platform, as it would be written, and what came of it. */
export interface PlatformCall {
  readonly id: number
  readonly code: string
  /** `pending`, `ok`, or an error's name. */
  readonly outcome: string
  readonly tookMs: number
}

export interface UseCallLogReturn {
  /** The latest calls, newest first. */
  calls: Readonly<ShallowRef<readonly PlatformCall[]>>
  /** Makes a call, and notes how it went. */
  record: <T>(code: string, call: () => Promise<T>) => Promise<T>
}

const MAX_CALLS = 6

/** Keeps the latest calls, so that they can be read beside what they did. */
export function useCallLog(): UseCallLogReturn {
  const calls = shallowRef<readonly PlatformCall[]>([])
  let count = 0

  async function record<T>(code: string, call: () => Promise<T>): Promise<T> {
    const id = count++
    const beganMs = performance.now()
    const note = (outcome: string): void => {
      const entry = {
        id,
        code,
        outcome,
        tookMs: Math.round(performance.now() - beganMs),
      }
      calls.value = [
        entry,
        ...calls.value.filter(other => other.id !== id),
      ].toSorted((a, b) => b.id - a.id).slice(0, MAX_CALLS)
    }
    note('pending')
    try {
      const result = await call()
      note('ok')
      return result
    }
    catch (thrown) {
      note(errorFacts(thrown).name)
      throw thrown
    }
  }

  return {
    calls: shallowReadonly(calls),
    record,
  }
}
