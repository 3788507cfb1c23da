import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

/** A program that is not one of this project's packages, and how to come by it. */
export interface Program {
  readonly name: string
  /** Where it may be, in the order in which it is looked for; '' is passed over. */
  readonly candidates: () => readonly string[]
  /** Commands of which one installs it. */
  readonly installers: readonly (readonly string[])[]
  /** What to do by hand where none does. */
  readonly advice: string
}

/** Path of the program on this machine, or null. */
function findProgram({ candidates }: Program): string | null {
  return candidates().find(path => path !== '' && isExecutable(path)) ?? null
}

/** Path of the program, which is installed where it is missing. Throws an Error that says what to do. */
export function ensureProgram(program: Program): string {
  const found = findProgram(program)
  if (found)
    return found
  for (const [command = '', ...args] of program.installers) {
    process.stderr.write(`No ${program.name} found; installing one: ${command} ${args.join(' ')}\n`)
    spawnSync(command, args, {
      stdio: ['ignore', process.stderr, process.stderr],
    })
    const installed = findProgram(program)
    if (installed)
      return installed
  }
  throw new Error(`No ${program.name}, and none could be installed. ${program.advice}`)
}

/** Installs a package of Debian's or Ubuntu's, without a question. */
export function aptInstall(name: string): readonly string[] {
  return [
    ...(process.getuid?.() === 0
      ? []
      : ['sudo', '-n']),
    'sh',
    '-c',
    `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${name}`,
  ]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  }
  catch {
    return false
  }
}
