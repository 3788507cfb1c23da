import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { CAMERA, MICROPHONE } from '../rtc/media.ts'
import { runRawCall } from './call-raw-page.ts'

export interface RawCall {
  readonly address: string
  /** To both pages. */
  readonly tell: (message: { invite: true } | { end: true }) => void
  readonly stop: () => Promise<void>
}

/** Serves the raw page, and relays what one of the two says to the other: plain WebSocket signaling. */
export async function startRawCall(): Promise<RawCall> {
  const constraints = JSON.stringify({ video: CAMERA, audio: MICROPHONE })
  const html = `<!doctype html><meta charset="utf-8"><title>raw</title><body></body><script>(${runRawCall})(${constraints})</script>`
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(html)
  })
  const webSockets = new WebSocketServer({ server, perMessageDeflate: false })
  webSockets.on('connection', (webSocket) => {
    webSocket.on('message', (data) => {
      for (const other of webSockets.clients) {
        if (other !== webSocket)
          other.send(String(data))
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    tell(message) {
      for (const webSocket of webSockets.clients)
        webSocket.send(JSON.stringify(message))
    },
    async stop() {
      for (const webSocket of webSockets.clients)
        webSocket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
