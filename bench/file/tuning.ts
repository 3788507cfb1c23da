import type { RawTuning } from './carrier.ts'
import type { FilePair, FileRound } from './file-pair.ts'
import { say } from '../support/progress.ts'
import { median } from '../support/statistics.ts'

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

interface Contender {
  readonly tuning: RawTuning
  /** MiB/s */
  readonly speeds: number[]
  readonly rttsMs: number[]
}

export interface TuneOptions extends Pick<FileRound, 'sizeBytes' | 'limits'> {
  readonly probes: number
  /** Speeds that differ by no more than this part are equal: whoever waits less beside them is better off. */
  readonly tie: number
}

/**
 * The fastest way to fill a raw channel here and now. Each that is still in the running sends `probes` files before
 * the worse half of them drops out: close ones are told apart by many files, others by few.
 */
export async function tune(pair: FilePair, { sizeBytes, limits, probes, tie }: TuneOptions): Promise<RawTuning> {
  let contenders = TUNINGS.map((tuning): Contender => ({ tuning, speeds: [], rttsMs: [] }))
  while (contenders.length > 1) {
    for (let round = 0; round < probes; round++) {
      for (const { tuning, speeds, rttsMs } of contenders) {
        const { durationMs, loadedRttsMs } = await pair.carry({
          kind: 'raw',
          tuning,
          sizeBytes,
          limits,
        })
        speeds.push(sizeBytes / KIB / KIB / durationMs * 1000)
        rttsMs.push(...loadedRttsMs)
      }
    }
    const ranked = rank(contenders, tie)
    contenders = ranked.slice(0, Math.ceil(ranked.length / 2))
    for (const { tuning, speeds, rttsMs } of ranked.slice(contenders.length))
      say(`  ${describeTuning(tuning)}: ${median(speeds).toFixed(1)} MiB/s, ${median(rttsMs).toFixed(1)} ms`)
  }
  const [best] = contenders
  if (!best)
    throw new Error('There is nothing to tune over.')
  return best.tuning
}

/** Those that tie with the fastest by their round trips, and the others after them by their speed. */
function rank(contenders: readonly Contender[], tie: number): Contender[] {
  const bySpeed = contenders.toSorted((a, b) => median(b.speeds) - median(a.speeds))
  const fastest = median(bySpeed[0]?.speeds ?? [])
  const slower = bySpeed.findIndex(({ speeds }) => median(speeds) < fastest * (1 - tie))
  const ties = slower < 0
    ? bySpeed
    : bySpeed.slice(0, slower)
  return [
    ...ties.toSorted((a, b) => median(a.rttsMs) - median(b.rttsMs)),
    ...bySpeed.slice(ties.length),
  ]
}

export function describeTuning({ chunkBytes, lowBytes, highBytes }: RawTuning): string {
  return `${chunkBytes / KIB} KiB messages, ${lowBytes / KIB}–${highBytes / KIB} KiB buffered`
}
