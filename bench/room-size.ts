import type { TableRow } from './row.ts'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Audience } from './audience.ts'
import { toRow } from './row.ts'
import { Presenter } from './support/presenter.ts'
import { say } from './support/progress.ts'
import { startStageServer } from './support/stage-server.ts'
import { percentile } from './support/statistics.ts'

const SIZES = [100, 300, 600]
const PROCESSES = 4
/** Faster than a hall can scan: six hundred within ten seconds. */
const ARRIVALS_PER_SECOND = 60
const ARRIVAL_TIMEOUT_MS = 90_000
const COMMANDS = 20
/** Apart, and out of step with the host's own tick. */
const COMMAND_INTERVAL_MS = 217
const BROADCAST_TIMEOUT_MS = 15_000

/**
 * How many fit into the room that the stage server hosts, each size with a server of its own.
 *
 * The audience are room clients over WebRTC in four Node processes on the same machine, and take most of its
 * time: the broadcast's latency is that of the host and of six hundred receivers on the same cores.
 */
export async function measureRoomSize(): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for (const size of SIZES)
    rows.push(...await measureRoom(size))
  return rows
}

async function measureRoom(size: number): Promise<TableRow[]> {
  const stage = await startStageServer()
  const presenter = new Presenter()
  const audience = new Audience(PROCESSES)
  try {
    await presenter.enter(stage)
    await audience.prepare(stage, size, ARRIVALS_PER_SECOND)
    const startMs = performance.now()
    await audience.arrive(size, ARRIVAL_TIMEOUT_MS)
    const seconds = (performance.now() - startMs) / 1_000
    const memoryMb = residentMb(stage.pid)
    say(`  ${audience.joined} of ${size} in after ${seconds.toFixed(1)} s`)
    const latencies = await broadcast(presenter, audience)
    return [
      toRow({
        id: `room.${size}.joined`,
        title: `Room of ${size}: joined`,
        value: audience.joined,
        unit: '',
        bound: { atLeast: size },
      }),
      toRow({
        id: `room.${size}.time`,
        title: `Room of ${size}: all in (${ARRIVALS_PER_SECOND} arrive per second)`,
        value: seconds,
        unit: 's',
      }),
      toRow({
        id: `room.${size}.memory`,
        title: `Room of ${size}: memory of the server`,
        value: memoryMb,
        unit: 'MB',
      }),
      toRow({
        id: `room.${size}.broadcast.p95`,
        title: `Room of ${size}: command to last client, p95`,
        value: percentile(latencies, 0.95),
        unit: 'ms',
      }),
    ]
  }
  finally {
    await Promise.all([
      presenter.stop(),
      audience.stop(),
    ])
    await stage.stop()
  }
}

/** From the presenter's command to the last client that applied it, in milliseconds, command by command. */
async function broadcast(presenter: Presenter, audience: Audience): Promise<number[]> {
  const latencies: number[] = []
  for (let n = 0; n < COMMANDS; n++) {
    const demo = `bench-${n}`
    const applied = audience.applied(demo, BROADCAST_TIMEOUT_MS)
    const sentAtMs = await presenter.command({
      type: 'open-stage',
      demo,
      participantIds: [null],
    })
    latencies.push(await applied - sentAtMs)
    await delay(COMMAND_INTERVAL_MS)
    await presenter.command({ type: 'close-stage' })
    await delay(COMMAND_INTERVAL_MS)
  }
  return latencies
}

/** Resident memory of a process in MB: its anonymous and file pages in RAM. */
function residentMb(pid: number): number {
  const kilobytes = process.platform === 'linux'
    ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    : execFileSync('ps', [
        '-o',
        'rss=',
        '-p',
        String(pid),
      ], { encoding: 'utf8' })
  return Number(kilobytes) * 1024 / 1e6
}
