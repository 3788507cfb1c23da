import type { TableRow } from './row.ts'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../server/build.ts'
import { toJsonRow } from './row.ts'
import { say } from './support/progress.ts'
import { ROOT } from './support/stage-server.ts'
import { renderTable } from './table.ts'

/** What can be measured, in the order in which it is. Loaded when it is its turn. */
const PARTS: Readonly<Record<string, (options: { seconds: number }) => Promise<TableRow[]>>> = {
  weight: async () => (await import('./join-weight.ts')).measureJoinWeight(),
  join: async () => (await import('./join-time.ts')).measureJoinTime(),
  call: async () => (await import('./call-setup.ts')).measureCallSetup(),
  file: async () => (await import('./file.ts')).measureFile(),
  room: async () => (await import('./room-size.ts')).measureRoomSize(),
  start: async () => (await import('./second-start.ts')).measureSecondStart(),
  deck: async () => (await import('./first-slide.ts')).measureFirstSlide(),
  slide: async () => (await import('./slide-change.ts')).measureSlideChange(),
  export: async () => (await import('./export.ts')).measureExport(),
  sampler: async ({ seconds }) => (await import('./sampler.ts')).measureSampler(seconds),
}

const SAMPLER_SECONDS = 600

const HELP = `Measures the product against the bounds it has to keep.

Usage: npm run bench -- [options]

  --only A,B   these parts alone: ${Object.keys(PARTS).join(', ')}
  --seconds N  how long the statistics are sampled for the part "sampler" (${SAMPLER_SECONDS})
  --json       print one JSON array of rows instead of the table
  --no-build   measure the last build, even if sources are newer
  --help       this text

Ends with status 1 when a bound does not hold.
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'only': { type: 'string' },
      'seconds': {
        type: 'string',
        default: String(SAMPLER_SECONDS),
      },
      'json': { type: 'boolean' },
      'no-build': { type: 'boolean' },
      'help': { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const parts = chooseParts(values.only)
  const seconds = Number(values.seconds)
  if (!(seconds >= 10))
    throw new Error('--seconds takes a number from 10 on.')
  if (!values['no-build'])
    await ensureBuilt(ROOT)
  const { rows, failures } = await measure(parts, { seconds })
  process.stdout.write(values.json
    ? `${JSON.stringify(rows.map(toJsonRow))}\n`
    : `\n${renderTable(rows)}`)
  return failures > 0 || rows.some(row => !row.holds)
    ? 1
    : 0
}

function chooseParts(only: string | undefined): string[] {
  const known = Object.keys(PARTS)
  const wanted = only?.split(',') ?? known
  const stranger = wanted.find(name => !known.includes(name))
  if (stranger !== undefined)
    throw new Error(`There is no part "${stranger}": use some of ${known.join(', ')}.`)
  return known.filter(name => wanted.includes(name))
}

/** One part after the other; one that cannot be measured does not stop the rest. */
async function measure(parts: readonly string[], options: { seconds: number }): Promise<{ rows: TableRow[], failures: number }> {
  const rows: TableRow[] = []
  let failures = 0
  for (const name of parts) {
    const startMs = performance.now()
    say(`${name} …`)
    try {
      rows.push(...await PARTS[name]?.(options) ?? [])
    }
    catch (thrown) {
      failures += 1
      say(`${name} could not be measured: ${thrown instanceof Error
        ? thrown.stack
        : String(thrown)}`)
    }
    say(`${name}: ${Math.round((performance.now() - startMs) / 1000)} s`)
  }
  return { rows, failures }
}

// PeerServer keeps timers that nobody can stop, and with them the process.
main().then(status => process.exit(status), (thrown: unknown) => {
  say(thrown instanceof Error
    ? thrown.message
    : String(thrown))
  process.exit(2)
})
