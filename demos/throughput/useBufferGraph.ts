import type { ShallowRef } from 'vue'
import type { Live } from './throughput-messages.ts'
import { shallowReadonly, shallowRef } from 'vue'
import { RowRing } from '../../rtc/row-ring.ts'

/** What waits in the sender's buffer over time, in bytes. */
export interface BufferSeries {
  readonly timesS: readonly number[]
  readonly buffered: readonly (number | null)[]
  /** Where sending stops, and where it goes on. */
  readonly limit: readonly (number | null)[]
  readonly low: readonly (number | null)[]
}

export interface BufferGraph {
  series: Readonly<ShallowRef<BufferSeries>>
  /** What is measured now, while it runs. */
  live: Readonly<ShallowRef<Live | null>>
  push: (live: Live) => void
  clear: () => void
}

export const WINDOW_S = 10
const SAMPLES = 100

/** The last ten seconds that were measured; their end is the newest sample, not now. */
export function useBufferGraph(): BufferGraph {
  const ring = new RowRing(['buffered', 'limit', 'low'], SAMPLES)
  const timesS = Array.from({ length: SAMPLES }, (_, index) => (index + 1 - SAMPLES) * WINDOW_S / SAMPLES)
  const [buffered, limit, low] = [0, 0, 0].map(() => Array.from<number | null>({ length: SAMPLES }).fill(null)) as [(number | null)[], (number | null)[], (number | null)[]]
  const series = shallowRef<BufferSeries>({ timesS, buffered, limit, low })
  const live = shallowRef<Live | null>(null)

  function publish(): void {
    ring.copyNewest('buffered', buffered)
    ring.copyNewest('limit', limit)
    ring.copyNewest('low', low)
    series.value = { timesS, buffered, limit, low }
  }

  return {
    series: shallowReadonly(series),
    live: shallowReadonly(live),
    push(next) {
      live.value = next
      ring.push({
        buffered: next.bufferedBytes,
        limit: next.limitBytes,
        low: next.limitBytes / 2,
      })
      publish()
    },
    clear() {
      live.value = null
      ring.clear()
      publish()
    },
  }
}
