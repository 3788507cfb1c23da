import type { CarrierKind } from './file/carrier.ts'
import type { SendResult } from './file/page.ts'
import type { TableRow } from './row.ts'
import { FilePair } from './file/file-pair.ts'
import { describeTuning, tune } from './file/tuning.ts'
import { toRow } from './row.ts'
import { say } from './support/progress.ts'
import { median } from './support/statistics.ts'

const MIB = 1024 * 1024
const FILE_BYTES = 64 * MIB
const PROBE_BYTES = 16 * MIB
const ROUNDS = 9
/** Of what only stands beside and has no bound to keep. */
const OTHER_ROUNDS = 3

type Results = Record<CarrierKind, SendResult[]>

/**
 * A file from one browser process to another on the same machine, against a raw pair of data channels that was tuned
 * in the same run, and PeerJS's own two ways beside them.
 *
 * What is the same for all: two Chromium processes, the same size, a new connection for every file, round trips
 * asked meanwhile on a channel of the same connection, and a clock that runs from when the sender may send until it
 * has heard that all is there. Rounds take turns, and who is first within a turn does too.
 *
 * What the product does more: it offers the file, reads it from disk, hashes it at both ends, compares the hashes, and
 * writes it to disk. While a person at the other end is asked, which takes some seconds and is not counted, the sender
 * hashes ahead; beside that stands what comes of it when the yes comes at once, as no person says it. Raw and PeerJS
 * send the same bytes of memory again and again, and the other end counts and drops them.
 */
export async function measureFile(): Promise<TableRow[]> {
  const pair = await FilePair.launch([FILE_BYTES, PROBE_BYTES])
  try {
    const tuning = await tune(pair, PROBE_BYTES)
    const results: Results = {
      'engine': [],
      'engine-at-once': [],
      'raw': [],
      'peerjs-binary': [],
      'peerjs-raw': [],
    }
    // The first of each loads its code.
    for (const kind of Object.keys(results) as CarrierKind[])
      await pair.carry({ kind, tuning, sizeBytes: PROBE_BYTES })
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of turn(round))
        results[kind].push(await pair.carry({ kind, tuning, sizeBytes: FILE_BYTES }))
    }
    for (const [kind, values] of Object.entries(results))
      say(`  ${kind}: ${values.map(value => Math.round(speedOf(value))).join(' ')} MiB/s`)
    return toRows(results, describeTuning(tuning))
  }
  finally {
    await pair.close()
  }
}

/** Who sends in a round, in this order. */
function turn(round: number): CarrierKind[] {
  const kinds: CarrierKind[] = round < OTHER_ROUNDS
    ? [
        'engine',
        'raw',
        'engine-at-once',
        'peerjs-binary',
        'peerjs-raw',
      ]
    : ['engine', 'raw']
  return round % 2 === 0
    ? kinds
    : kinds.toReversed()
}

/** MiB/s */
function speedOf({ durationMs }: SendResult): number {
  return FILE_BYTES / MIB / durationMs * 1000
}

function toRows(results: Results, tuning: string): TableRow[] {
  const speed = (kind: CarrierKind): number => median(results[kind].map(speedOf))
  const rtt = (kind: CarrierKind, when: 'loadedRttsMs' | 'idleRttsMs'): number => median(results[kind].flatMap(result => result[when]))
  return [
    toRow({
      id: 'file.throughput',
      title: `File: throughput, disk to disk with SHA-256 (${tuning})`,
      value: speed('engine'),
      unit: 'MiB/s',
      reference: speed('raw'),
      bound: { ratioAtLeast: 0.95 },
    }),
    toRow({
      id: 'file.throughput.at-once',
      title: 'File: throughput when it is accepted at once (raw pair)',
      value: speed('engine-at-once'),
      unit: 'MiB/s',
      reference: speed('raw'),
    }),
    toRow({
      id: 'file.rtt.loaded',
      title: 'File: round trip beside it (beside the raw pair)',
      value: rtt('engine', 'loadedRttsMs'),
      unit: 'ms',
      reference: rtt('raw', 'loadedRttsMs'),
      bound: { ratioAtMost: 1.2 },
    }),
    toRow({
      id: 'file.rtt.idle',
      title: 'File: round trip right after it (after the raw pair)',
      value: rtt('engine', 'idleRttsMs'),
      unit: 'ms',
      reference: rtt('raw', 'idleRttsMs'),
      bound: { ratioAtMost: 1.2 },
    }),
    ...(['binary', 'raw'] as const).flatMap(serialization => [
      toRow({
        id: `file.throughput.peerjs-${serialization}`,
        title: `File: throughput of PeerJS “${serialization}” (raw pair)`,
        value: speed(`peerjs-${serialization}`),
        unit: 'MiB/s',
        reference: speed('raw'),
      }),
      toRow({
        id: `file.rtt.peerjs-${serialization}`,
        title: `File: round trip beside PeerJS “${serialization}” (beside the raw pair)`,
        value: rtt(`peerjs-${serialization}`, 'loadedRttsMs'),
        unit: 'ms',
        reference: rtt('raw', 'loadedRttsMs'),
      }),
    ]),
  ]
}
