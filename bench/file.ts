import type { CarrierKind } from './file/carrier.ts'
import type { FileRound } from './file/file-pair.ts'
import type { PathLimits } from './file/network-path.ts'
import type { SendResult } from './file/page.ts'
import type { TableRow } from './row.ts'
import { FilePair } from './file/file-pair.ts'
import { describeTuning, tune } from './file/tuning.ts'
import { toRow } from './row.ts'
import { say } from './support/progress.ts'
import { median } from './support/statistics.ts'

const MIB = 1024 * 1024

/**
 * What a good wireless network has for two devices in a hall. A longer queue makes SCTP lose more at its start, and
 * what is compared then depends on when it recovers.
 */
const HALL: PathLimits = { bitsPerSecond: 30_000_000, delayMs: 5, queueMs: 25 }

/** Where the two browsers send to each other. */
interface Place {
  readonly limits?: PathLimits
  readonly fileBytes: number
  /** What the raw pair is tuned with, and how often each way sends that at first. */
  readonly probeBytes: number
  readonly probes: number
  /** Speeds that differ by no more than this part are equal here. */
  readonly tie: number
  readonly rounds: number
  /** Of what only stands beside and has no bound to keep. */
  readonly others: readonly CarrierKind[]
  readonly otherRounds: number
}

const ON_A_PATH: Place = {
  limits: HALL,
  fileBytes: 32 * MIB,
  probeBytes: 8 * MIB,
  probes: 3,
  tie: 0.05,
  rounds: 7,
  others: [],
  otherRounds: 0,
}

const ON_ONE_MACHINE: Place = {
  fileBytes: 64 * MIB,
  probeBytes: 16 * MIB,
  probes: 3,
  tie: 0,
  rounds: 9,
  others: [
    'engine-at-once',
    'peerjs-binary',
    'peerjs-raw',
  ],
  otherRounds: 3,
}

/** What was measured in a place. */
interface Outcome {
  /** How the raw pair was tuned, in words. */
  readonly tuning: string
  /** Median, in MiB/s. */
  readonly speed: (kind: CarrierKind) => number
  /** Median, in milliseconds. */
  readonly rtt: (kind: CarrierKind, when: 'loadedRttsMs' | 'idleRttsMs') => number
}

/**
 * A file from one browser process to another, against a raw pair of data channels that was tuned in the same run and
 * the same place. There are two places, and the bounds stand in both. On a path as a network has it, whose rate is the
 * limit, as it is between two devices. And on one machine without any path, where the two browsers share the processor
 * and their packets alone can fill it: how much a file costs besides is seen there, and PeerJS's own two ways stand
 * beside it.
 *
 * What is the same for all in a place: two Chromium processes, the same size, a new connection for every file, round
 * trips asked meanwhile on a channel of the same connection, and a clock that runs from when the sender may send until
 * it has heard that all is there. Rounds take turns, and who is first within a turn does too.
 *
 * What the product does more: it offers the file, reads it from disk, hashes it at both ends, compares the hashes, and
 * writes it to disk. While a person at the other end is asked, which takes some seconds and is not counted, the sender
 * hashes ahead; beside that stands what comes of it when the yes comes at once, as no person says it. Raw and PeerJS
 * send the same bytes of memory again and again, and the other end counts and drops them.
 */
export async function measureFile(): Promise<TableRow[]> {
  const places = [ON_A_PATH, ON_ONE_MACHINE]
  const pair = await FilePair.launch(places.flatMap(({ fileBytes, probeBytes }) => [fileBytes, probeBytes]))
  try {
    return [
      ...toPathRows(await measureIn(pair, ON_A_PATH)),
      ...toMachineRows(await measureIn(pair, ON_ONE_MACHINE)),
    ]
  }
  finally {
    await pair.close()
  }
}

async function measureIn(pair: FilePair, place: Place): Promise<Outcome> {
  const { limits, fileBytes, probeBytes, rounds } = place
  const tuning = await tune(pair, { ...place, sizeBytes: probeBytes })
  const carry = (kind: CarrierKind, sizeBytes: number): Promise<SendResult> => pair.carry({ kind, tuning, sizeBytes, limits } satisfies FileRound)
  const results = new Map<CarrierKind, SendResult[]>()
  const of = (kind: CarrierKind): SendResult[] => results.get(kind) ?? []
  // The first of each loads its code.
  for (const kind of turn(place, 0))
    await carry(kind, probeBytes)
  for (let round = 0; round < rounds; round++) {
    for (const kind of turn(place, round)) {
      const result = await carry(kind, fileBytes)
      results.set(kind, [
        ...of(kind),
        result,
      ])
    }
  }
  const speedOf = ({ durationMs }: SendResult): number => fileBytes / MIB / durationMs * 1000
  for (const [kind, values] of results)
    say(`  ${kind}: ${values.map(value => speedOf(value).toFixed(1)).join(' ')} MiB/s`)
  return {
    tuning: describeTuning(tuning),
    speed: kind => median(of(kind).map(speedOf)),
    rtt: (kind, when) => median(of(kind).flatMap(result => result[when])),
  }
}

/** Who sends in a round, in this order. */
function turn({ others, otherRounds }: Place, round: number): CarrierKind[] {
  const kinds: CarrierKind[] = [
    'engine',
    'raw',
    ...round < otherRounds
      ? others
      : [],
  ]
  return round % 2 === 0
    ? kinds
    : kinds.toReversed()
}

function toPathRows({ tuning, speed, rtt }: Outcome): TableRow[] {
  const path = `${HALL.bitsPerSecond / 1_000_000} Mbit/s, ${2 * HALL.delayMs} ms`
  return [
    toRow({
      id: 'file.path.throughput',
      title: `File over ${path}: throughput, disk to disk with SHA-256 (raw pair, ${tuning})`,
      value: speed('engine'),
      unit: 'MiB/s',
      reference: speed('raw'),
      bound: { ratioAtLeast: 0.95 },
    }),
    toRow({
      id: 'file.path.rtt.loaded',
      title: `File over ${path}: round trip beside it (beside the raw pair)`,
      value: rtt('engine', 'loadedRttsMs'),
      unit: 'ms',
      reference: rtt('raw', 'loadedRttsMs'),
      bound: { ratioAtMost: 1.2 },
    }),
  ]
}

function toMachineRows({ tuning, speed, rtt }: Outcome): TableRow[] {
  return [
    toRow({
      id: 'file.throughput',
      title: `File on one machine: throughput, disk to disk with SHA-256 (raw pair, ${tuning})`,
      value: speed('engine'),
      unit: 'MiB/s',
      reference: speed('raw'),
      bound: { ratioAtLeast: 0.95 },
    }),
    toRow({
      id: 'file.throughput.at-once',
      title: 'File on one machine: throughput when it is accepted at once (raw pair)',
      value: speed('engine-at-once'),
      unit: 'MiB/s',
      reference: speed('raw'),
    }),
    toRow({
      id: 'file.rtt.loaded',
      title: 'File on one machine: round trip beside it (beside the raw pair)',
      value: rtt('engine', 'loadedRttsMs'),
      unit: 'ms',
      reference: rtt('raw', 'loadedRttsMs'),
      bound: { ratioAtMost: 1.2 },
    }),
    toRow({
      id: 'file.rtt.idle',
      title: 'File on one machine: round trip right after it (after the raw pair)',
      value: rtt('engine', 'idleRttsMs'),
      unit: 'ms',
      reference: rtt('raw', 'idleRttsMs'),
      bound: { ratioAtMost: 1.2 },
    }),
    ...(['binary', 'raw'] as const).flatMap(serialization => [
      toRow({
        id: `file.throughput.peerjs-${serialization}`,
        title: `File on one machine: throughput of PeerJS “${serialization}” (raw pair)`,
        value: speed(`peerjs-${serialization}`),
        unit: 'MiB/s',
        reference: speed('raw'),
      }),
      toRow({
        id: `file.rtt.peerjs-${serialization}`,
        title: `File on one machine: round trip beside PeerJS “${serialization}” (beside the raw pair)`,
        value: rtt(`peerjs-${serialization}`, 'loadedRttsMs'),
        unit: 'ms',
        reference: rtt('raw', 'loadedRttsMs'),
      }),
    ]),
  ]
}
