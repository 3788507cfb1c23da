import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Buffer } from 'node:buffer'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { WebSocketServer } from 'ws'
import { RateLimit } from '../rtc/rate-limit.ts'
import { SignalingSocket } from './signaling-socket.ts'

/** Where the PeerServer is on every listener; PeerJS adds `/peerjs` for its WebSocket. */
export const SIGNALING_PATH = '/signal'
const WEBSOCKET_PATH = `${SIGNALING_PATH}/peerjs`

/** The longest description of a connection with many candidates is a tenth of it. */
const MAX_MESSAGE_BYTES = 256 * 1024
/** A device that opens a connection sends tens of messages, one that floods sends without end. */
const MESSAGES_PER_SECOND = 50
const MESSAGE_BURST = 500
/** A phone in a pocket pings once a minute. */
const ALIVE_TIMEOUT_MS = 90_000
const MAX_CLIENTS = 5_000

/** One PeerServer realm, whichever listener a device came through. */
export interface Signaling {
  /** Who shows it may register under the ids of this process. */
  readonly hostToken: string
  /** Takes over a WebSocket handshake, or refuses it. The listener has checked Host. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, isOwnOrigin: boolean) => void
  /** Ends every WebSocket; may be called twice. */
  close: () => void
}

/** @param ownIds the PeerJS ids that only this process may have: the room's host, say */
export function createSignaling(...ownIds: string[]): Signaling {
  const hostToken = randomBytes(24).toString('base64url')
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    WebSocket: SignalingSocket,
    perMessageDeflate: false,
  })
  const ready = startPeerServer(webSockets)
  ready.catch(() => {})

  function admit(request: IncomingMessage, isOwnOrigin: boolean): number | null {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (request.url?.split('?', 1)[0] !== WEBSOCKET_PATH)
      return 404
    const [ids, tokens] = [
      url.searchParams.getAll('id'),
      url.searchParams.getAll('token'),
    ]
    if (!isOwnOrigin || ids.length !== 1 || tokens.length !== 1)
      return 403
    return ownIds.includes(ids[0] ?? '') && !isSameSecret(tokens[0] ?? '', hostToken)
      ? 403
      : null
  }

  return {
    hostToken,
    upgrade(request, socket, head, isOwnOrigin) {
      socket.on('error', () => socket.destroy())
      const status = admit(request, isOwnOrigin)
      if (status !== null)
        return refuse(socket, status)
      ready.then(
        () => webSockets.handleUpgrade(request, socket, head, webSocket => webSockets.emit('connection', webSocket, request)),
        () => refuse(socket, 503),
      )
    },
    close() {
      for (const client of webSockets.clients)
        client.terminate()
      webSockets.close()
    },
  }

  async function startPeerServer(webSockets: WebSocketServer): Promise<void> {
    webSockets.on('connection', (webSocket, request) => {
      if (request.url?.includes(hostToken))
        return
      const limit = new RateLimit({
        perSecond: MESSAGES_PER_SECOND,
        burst: MESSAGE_BURST,
        nowMs: Date.now(),
      })
      webSocket.on('message', () => {
        if (!limit.take(Date.now()))
          webSocket.close(1008, 'flooding')
      })
    })
    // 180 ms to load; the deck need not wait for it.
    const { ExpressPeerServer } = await import('peer')
    const { createServer } = await import('node:http')
    const unused = createServer()
    const peerServer = ExpressPeerServer(unused, {
      path: '/',
      alive_timeout: ALIVE_TIMEOUT_MS,
      concurrent_limit: MAX_CLIENTS,
      createWebSocketServer: () => webSockets,
    })
    // A message that does not parse is its sender's problem, and would otherwise end this process.
    peerServer.on('error', () => {})
    // It starts when it is mounted on an Express application; this one serves for nothing else.
    ExpressPeerServer(unused).use(SIGNALING_PATH, peerServer)
  }
}

function isSameSecret(given: string, secret: string): boolean {
  const [a, b] = [
    Buffer.from(given),
    Buffer.from(secret),
  ]
  return a.length === b.length && timingSafeEqual(a, b)
}

function refuse(socket: Duplex, status: number): void {
  const reason = status === 404
    ? 'Not Found'
    : status === 403
      ? 'Forbidden'
      : 'Service Unavailable'
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
