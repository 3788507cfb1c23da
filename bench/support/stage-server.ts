import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = join(import.meta.dirname, '../..')

export interface StageServer {
  readonly pid: number
  /** Addresses with a slash at their end; `join` has the room's code in its fragment. */
  readonly deck: string
  readonly join: string
  readonly room: string
  /** Proves the presenter's role. */
  readonly hostKey: string
  /** Ends it as Ctrl-C does, and removes its data. */
  readonly stop: () => Promise<void>
}

/** Starts the product's own stage server with an empty room, on free ports, from the last build. */
export async function startStageServer(): Promise<StageServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'webrtc-talk-bench-'))
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    'server/main.ts',
    '--json',
    '--no-build',
    '--host=127.0.0.1',
    '--port=0',
    '--audience-port=0',
    '--audience-tls-port=0',
    `--data=${dataDir}`,
  ], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    exited.then(() => null),
  ])
  if (line === null || child.pid === undefined)
    throw new Error('The stage server did not start: see its message above.')
  const { deck, join: { http }, room } = JSON.parse(line) as { deck: string, join: { http: string }, room: string }
  const { hostKey } = await (await fetch(new URL('host-key.json', deck))).json() as { hostKey: string }

  async function stop(): Promise<void> {
    child.kill('SIGINT')
    await exited
    rmSync(dataDir, { recursive: true, force: true })
  }

  return {
    pid: child.pid,
    deck,
    join: http,
    room,
    hostKey,
    stop,
  }
}
