import type { IncomingHttpHeaders } from 'node:http'
import type { Stage, StageOptions } from '../../server/stage.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { WebSocket } from 'ws'
import { LOOPBACK } from '../../server/lan.ts'
import { startStage } from '../../server/stage.ts'

/** A built site in small: one file of each kind. */
const SITE: Record<string, string> = {
  'index.html': '<!doctype html><title>deck</title><script>inline()</script><script type="module" src="/assets/index-abcd1234.js"></script>',
  'assets/index-abcd1234.js': `deck('${'x'.repeat(2_000)}')`,
  'assets/index-abcd1234.js.map': 'map',
  'a/join-abcd1234.js': 'join()',
  'a/join-abcd1234.js.map': 'map',
  'fonts/inter.woff2': 'font',
  'join/index.html': '<!doctype html><title>join</title>',
  'demos/two-device-call/index.html': '<!doctype html><title>demo</title>',
  'config.json': '{"world":"static"}',
  'notes.json': '{"notes":"secret"}',
  '.sources': 'stamp',
  '_redirects': '/* /index.html',
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface TestStage {
  readonly stage: Stage
  readonly ports: Readonly<Record<'deck' | 'http' | 'https', number>>
  /** Sends a request as it is: neither target nor fields are tidied up. */
  ask: (listener: 'deck' | 'http' | 'https', target: string, options?: { method?: string, headers?: Record<string, string> }) => Promise<Answer>
  /** Opens a WebSocket: its first message, or the status with which the handshake was refused. */
  knock: (listener: 'deck' | 'http' | 'https', target: string, headers?: Record<string, string>) => Promise<{ message: string, socket: WebSocket } | { status: number }>
  stop: () => Promise<void>
}

/** A stage server on free loopback ports, with a small site and a data folder of its own. */
export async function startTestStage(options: Partial<StageOptions> = {}): Promise<TestStage> {
  const folder = mkdtempSync(join(tmpdir(), 'wt-stage-'))
  const dist = join(folder, 'dist')
  for (const [name, text] of Object.entries(SITE)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    writeFileSync(join(dist, name), text)
  }
  writeFileSync(join(dist, 'assets/index-abcd1234.js.gz'), gzipSync(SITE['assets/index-abcd1234.js'] ?? ''))
  const stage = await startStage({
    port: 0,
    audiencePort: 0,
    audienceTlsPort: 0,
    host: LOOPBACK,
    cert: null,
    key: null,
    data: join(folder, 'data'),
    room: null,
    isNewRoom: false,
    audienceAddress: LOOPBACK,
    dist,
    ...options,
  })
  const { deck, join: { http, https } } = stage.addresses
  const ports = {
    deck: portOf(deck),
    http: portOf(http),
    https: portOf(https),
  }
  const sockets: WebSocket[] = []
  return {
    stage,
    ports,
    ask: (listener, target, { method = 'GET', headers = {} } = {}) => new Promise((resolve, reject) => {
      const send = listener === 'https'
        ? httpsRequest
        : httpRequest
      send({
        host: LOOPBACK,
        port: ports[listener],
        path: target,
        method,
        rejectUnauthorized: false,
        agent: false,
        headers: { host: `${LOOPBACK}:${ports[listener]}`, ...headers },
      }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', chunk => body += chunk)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      }).on('error', reject).end()
    }),
    knock: (listener, target, headers = {}) => new Promise((resolve, reject) => {
      const scheme = listener === 'https'
        ? 'wss'
        : 'ws'
      const socket = new WebSocket(`${scheme}://${LOOPBACK}:${ports[listener]}${target}`, { headers, rejectUnauthorized: false })
      sockets.push(socket)
      socket.once('message', data => resolve({
        message: String(data),
        socket,
      }))
      socket.once('unexpected-response', (_request, response) => resolve({ status: response.statusCode ?? 0 }))
      socket.once('error', reject)
    }),
    async stop() {
      sockets.forEach(socket => socket.terminate())
      await stage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function portOf(address: string): number {
  return Number(new URL(address).port)
}
