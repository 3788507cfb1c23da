import type { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** A program that ended with a status other than 0. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** All that it printed, both streams as they came. */
  readonly output: string

  constructor(command: string, status: number | null, output: string) {
    super(`${command} ended with ${status === null
      ? 'a signal'
      : `status ${status}`}`)
    this.output = output
  }
}

/**
 * Runs a program of this project's dependencies (`vitest`, say) with this Node, and keeps quiet unless it fails.
 * @throws {CommandError} it ended with a status other than 0
 */
export function runQuietly(root: string, command: string, args: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const bin = join(root, 'node_modules', '.bin')
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        ...environment,
        PATH: [bin, process.env.PATH ?? ''].join(delimiter),
      },
    })
    let output = ''
    const collect = (chunk: Buffer): void => void (output += chunk)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', status => status === 0
      ? resolve()
      : reject(new CommandError(command, status, output)))
  })
}
