import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Addresses {
  readonly deck: string
  readonly presenter: string
  readonly join: { readonly http: string, readonly https: string }
  readonly room: string
}

/** Ports that were free a moment ago. */
async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return server
  }))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address
      ? address.port
      : 0
  })
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}

/** A stage server of its own: its ports, its data folder, its process, which may be killed and started again. */
export class Stage {
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'webrtc-talk-'))
  readonly #extraArgs: readonly string[]
  readonly #environment: Readonly<Record<string, string>>
  #ports: number[] = []
  #process: ChildProcess | null = null
  #addresses: Addresses | null = null
  stderr = ''

  constructor(extraArgs: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
    this.#extraArgs = extraArgs
    this.#environment = environment
  }

  get addresses(): Addresses {
    if (!this.#addresses)
      throw new Error('The stage server has not been started.')
    return this.#addresses
  }

  /** Starts it, on the same ports and data as before if it ran before. */
  async start(): Promise<void> {
    if (this.#ports.length === 0)
      this.#ports = await findFreePorts(3)
    const [deck, http, https] = this.#ports
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      'server/main.ts',
      '--json',
      '--no-build',
      '--host=127.0.0.1',
      `--port=${deck}`,
      `--audience-port=${http}`,
      `--audience-tls-port=${https}`,
      `--data=${this.#dataDir}`,
      ...this.#extraArgs,
    ], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...this.#environment,
      },
    })
    this.#process = child
    child.stderr.on('data', chunk => this.stderr += String(chunk))
    const lines = createInterface({ input: child.stdout })
    const first = await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      once(child, 'exit').then(() => null),
    ])
    if (first === null)
      throw new Error(`The stage server did not start:\n${this.stderr}`)
    this.#addresses = JSON.parse(first) as Addresses
  }

  /** Ends it without a warning, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Ends it as Ctrl-C would; its exit code. */
  async interrupt(): Promise<number | null> {
    return this.#end('SIGINT')
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null)
      return child?.exitCode ?? null
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return child.exitCode
  }

  async dispose(): Promise<void> {
    await this.kill()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}
