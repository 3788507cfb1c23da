import type { RawTuning } from './carrier.ts'
import type { FilePair } from './file-pair.ts'
import { say } from '../support/progress.ts'
import { median } from '../support/statistics.ts'

/** Each way that is still in the running sends so many files before the slower half of them drops out. */
const ROUNDS = 3
const KIB = 1024

/**
 * What a raw pair is tuned over: what fits into a message, and how much waits in the channel's buffer, from one
 * message at a time to plenty.
 */
const TUNINGS: readonly RawTuning[] = [16, 64, 256].flatMap(chunkKib => [
  { highKib: 64, lowKib: 0 },
  { highKib: 1_024, lowKib: 256 },
  { highKib: 4_096, lowKib: 1_024 },
].map(({ highKib, lowKib }) => ({
  chunkBytes: chunkKib * KIB,
  highBytes: highKib * KIB,
  lowBytes: lowKib * KIB,
})))

/** The fastest way to fill a raw channel on this machine, now: close ones are told apart by many files, others by few. */
export async function tune(pair: FilePair, sizeBytes: number): Promise<RawTuning> {
  let contenders = TUNINGS.map(tuning => ({ tuning, speeds: [] as number[] }))
  while (contenders.length > 1) {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { tuning, speeds } of contenders) {
        const { durationMs } = await pair.carry({ kind: 'raw', tuning, sizeBytes })
        speeds.push(sizeBytes / KIB / KIB / durationMs * 1000)
      }
    }
    const ranked = contenders.toSorted((a, b) => median(b.speeds) - median(a.speeds))
    contenders = ranked.slice(0, Math.ceil(ranked.length / 2))
    for (const { tuning, speeds } of ranked.slice(contenders.length))
      say(`  ${describeTuning(tuning)}: ${median(speeds).toFixed(1)} MiB/s`)
  }
  const [fastest] = contenders
  if (!fastest)
    throw new Error('There is nothing to tune over.')
  return fastest.tuning
}

export function describeTuning({ chunkBytes, lowBytes, highBytes }: RawTuning): string {
  return `raw pair, ${chunkBytes / KIB} KiB messages, ${lowBytes / KIB}–${highBytes / KIB} KiB buffered`
}
