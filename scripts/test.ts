import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { ensureTurnserver } from './turnserver.ts'

interface Count { passed: number, failed: number }

const RESULTS = 'test-results'
const bin = (name: string): string => join('node_modules', '.bin', name)

/** Everything that proves the project, in the order in which it fails fastest. */
const steps: readonly { name: string, command: string[], count?: () => Count }[] = [
  {
    name: 'lint',
    command: [
      bin('eslint'),
      '.',
    ],
  },
  {
    name: 'types',
    command: [
      bin('vue-tsc'),
      '--noEmit',
    ],
  },
  {
    name: 'unit and browser tests',
    command: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${RESULTS}/vitest.json`,
    ],
    count: () => countVitest('vitest.json'),
  },
  {
    name: 'build',
    command: [process.execPath, 'scripts/build.ts'],
  },
  {
    name: 'print tests',
    command: [
      bin('vitest'),
      'run',
      '--config=tests/print/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${RESULTS}/print.json`,
    ],
    count: () => countVitest('print.json'),
  },
  {
    name: 'end-to-end tests',
    command: [
      bin('playwright'),
      'test',
    ],
    count: countPlaywright,
  },
]

function readResults(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Record<string, unknown>
}

function countVitest(file: string): Count {
  const results = readResults(file)
  return {
    passed: Number(results.numPassedTests),
    failed: Number(results.numFailedTests),
  }
}

function countPlaywright(): Count {
  const { stats } = readResults('e2e.json') as { stats: { expected: number, unexpected: number, flaky: number } }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

/** Runs a step. One that counts nothing itself, or died before it could, counts as one. */
function run({ name, command, count }: typeof steps[number]): Count {
  process.stdout.write(`\n— ${name}\n`)
  const startedMs = Date.now()
  const [file = '', ...args] = command
  const { status } = spawnSync(file, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.stdout.write(`— ${name}: ${status === 0
    ? 'ok'
    : 'FAILED'}, ${((Date.now() - startedMs) / 1000).toFixed(0)} s\n`)
  const own: Count = status === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1 }
  if (!count)
    return own
  try {
    const counted = count()
    // Some failures are of no test: a file that does not load, a run that found nothing.
    return {
      passed: counted.passed,
      failed: Math.max(counted.failed, own.failed),
    }
  }
  catch {
    return { passed: 0, failed: 1 }
  }
}

process.env.CHROMIUM_PATH = ensureChromium()
process.env.TURNSERVER_PATH = ensureTurnserver()
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const total: Count = { passed: 0, failed: 0 }
for (const step of steps) {
  const count = run(step)
  total.passed += count.passed
  total.failed += count.failed
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 && total.passed > steps.length
  ? 0
  : 1
