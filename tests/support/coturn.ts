import type { ChildProcess } from 'node:child_process'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureTurnserver } from '../../scripts/turnserver.ts'

const LOOPBACK = '127.0.0.1'
const READY_TIMEOUT_MS = 15_000
const ASK_AGAIN_MS = 50

/** A TURN server of a test's own: coturn on a free loopback port, which shares a secret. */
export class Coturn {
  readonly port: number
  readonly secret: string
  readonly #folder: string
  #process: ChildProcess

  private constructor(port: number, secret: string, folder: string) {
    this.port = port
    this.secret = secret
    this.#folder = folder
    this.#process = this.#spawn()
  }

  static async start(): Promise<Coturn> {
    const coturn = new Coturn(await findFreeUdpPort(), randomBytes(12).toString('hex'), mkdtempSync(join(tmpdir(), 'wt-coturn-')))
    try {
      await waitForStun(coturn.port)
      return coturn
    }
    catch (thrown) {
      await coturn.stop()
      throw thrown
    }
  }

  get url(): string {
    return `turn:${LOOPBACK}:${this.port}?transport=udp`
  }

  /** Ends it without a warning: every allocation is gone. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null)
      return
    const exited = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await exited
  }

  /** Starts it again after it was killed, at the same port and with the same secret. */
  async revive(): Promise<void> {
    this.#process = this.#spawn()
    await waitForStun(this.port)
  }

  /** May be called twice. */
  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #spawn(): ChildProcess {
    return spawn(ensureTurnserver(), [
      '-n',
      `--listening-ip=${LOOPBACK}`,
      `--relay-ip=${LOOPBACK}`,
      `--listening-port=${this.port}`,
      '--use-auth-secret',
      `--static-auth-secret=${this.secret}`,
      '--realm=webrtc-talk.test',
      // Both devices of a test are on this machine, and so is what their packets are relayed to.
      '--allow-loopback-peers',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      '--log-file=stdout',
      `--pidfile=${join(this.#folder, 'pid')}`,
      `--db=${join(this.#folder, 'db')}`,
    ], { cwd: this.#folder, stdio: 'ignore' })
  }
}

/** A UDP port on loopback that was free a moment ago. */
export async function findFreeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, LOOPBACK)
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}

/** Asks for a STUN binding until it is answered. */
async function waitForStun(port: number): Promise<void> {
  const request = Buffer.concat([
    Buffer.from('000100002112a442', 'hex'),
    randomBytes(12),
  ])
  const socket = createSocket('udp4').bind(0, LOOPBACK)
  const answered = new AbortController()
  const deadline = AbortSignal.timeout(READY_TIMEOUT_MS)
  socket.on('message', () => answered.abort())
  try {
    while (!answered.signal.aborted) {
      if (deadline.aborted)
        throw new Error('coturn did not start.')
      socket.send(request, port, LOOPBACK)
      await delay(ASK_AGAIN_MS, null, { signal: answered.signal }).catch(() => {})
    }
  }
  finally {
    socket.close()
  }
}
