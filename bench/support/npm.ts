import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address
    ? address.port
    : 0
}

/** An npm script, and whatever it starts. */
export class NpmScript {
  readonly #process: ChildProcess

  constructor(cwd: string, script: string, args: readonly string[]) {
    // A process group of its own, so that everything in it can be ended.
    this.#process = spawn('npm', [
      'run',
      '--silent',
      script,
      '--',
      ...args,
    ], { cwd, stdio: 'ignore', detached: true })
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** Its exit code, null when a signal ended it. */
  async finish(): Promise<number | null> {
    if (!this.hasEnded)
      await once(this.#process, 'exit')
    return this.#process.exitCode
  }

  /** Ends it and what it started; may be called twice. */
  async stop(): Promise<void> {
    const { pid } = this.#process
    if (this.hasEnded || pid === undefined)
      return
    process.kill(-pid, 'SIGTERM')
    await this.finish()
  }
}
