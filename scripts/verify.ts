import { join } from 'node:path'
import { CommandError, runQuietly } from './command.ts'
import { step } from './progress.ts'

const ROOT = join(import.meta.dirname, '..')

/** What can be told about a change in a minute, without a browser; `npm test` is the whole proof. */
const STEPS: readonly { name: string, command: string, args: readonly string[] }[] = [
  {
    name: 'lint',
    command: 'eslint',
    args: ['.'],
  },
  {
    name: 'types',
    command: 'vue-tsc',
    args: ['--noEmit'],
  },
  {
    name: 'unit tests',
    command: 'vitest',
    args: ['run', '--project', 'unit'],
  },
]

try {
  for (const { name, command, args } of STEPS)
    await step(name, () => runQuietly(ROOT, command, args))
}
catch (thrown) {
  if (!(thrown instanceof CommandError))
    throw thrown
  process.stderr.write(`\n${thrown.output}\n${thrown.message}\n`)
  process.exit(1)
}
