import type { RawTuning } from './carrier.ts'
import type { FilePair } from './file-pair.ts'
import { say } from '../support/progress.ts'
import { median } from '../support/statistics.ts'

const ROUNDS = 3
const KIB = 1024

/** What a raw pair is tuned over: what fits into a message, and how much waits in the channel's buffer. */
const TUNINGS: readonly RawTuning[] = [16, 64, 256].flatMap(chunkKib => [
  { highKib: 1_024, lowKib: 256 },
  { highKib: 4_096, lowKib: 1_024 },
].map(({ highKib, lowKib }) => ({
  chunkBytes: chunkKib * KIB,
  highBytes: highKib * KIB,
  lowBytes: lowKib * KIB,
})))

/** The fastest way to fill a raw channel on this machine, now. */
export async function tune(pair: FilePair, sizeBytes: number): Promise<RawTuning> {
  const speeds = new Map<RawTuning, number[]>(TUNINGS.map(tuning => [tuning, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [tuning, values] of speeds) {
      const { durationMs } = await pair.carry({ kind: 'raw', tuning, sizeBytes })
      values.push(sizeBytes / KIB / KIB / durationMs * 1000)
    }
  }
  for (const [tuning, values] of speeds)
    say(`  ${describeTuning(tuning)}: ${values.map(value => Math.round(value)).join(' ')} MiB/s`)
  const [fastest] = [...speeds].toSorted(([, a], [, b]) => median(b) - median(a))
  if (!fastest)
    throw new Error('There is nothing to tune over.')
  return fastest[0]
}

export function describeTuning({ chunkBytes, lowBytes, highBytes }: RawTuning): string {
  return `raw pair, ${chunkBytes / KIB} KiB messages, ${lowBytes / KIB}–${highBytes / KIB} KiB buffered`
}
