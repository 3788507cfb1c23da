import type { Server } from 'node:http'
import { once } from 'node:events'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { createSignaling, SIGNALING_PATH } from '../../../server/signaling.ts'

/** The built site on a plain static host, with a PeerServer beside it as somebody would configure one. */
export class StaticSite {
  readonly #server: Server
  readonly #signaling = createSignaling('reserved-for-nobody')

  private constructor() {
    const serveFile = sirv('dist', { single: true })
    const config = JSON.stringify({
      version: 1,
      world: 'static',
      signaling: { path: SIGNALING_PATH },
      iceServers: [],
    })
    this.#server = createServer((request, response) => {
      if (request.url?.split('?')[0] === '/config.json')
        response.setHeader('Content-Type', 'application/json').end(config)
      else
        serveFile(request, response)
    })
    this.#server.on('upgrade', (request, socket, head) => this.#signaling.upgrade(request, socket, head, true))
  }

  static async open(): Promise<StaticSite> {
    const site = new StaticSite()
    site.#server.listen(0, '127.0.0.1')
    await once(site.#server, 'listening')
    return site
  }

  get origin(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address
      ? address.port
      : 0}`
  }

  close(): void {
    this.#signaling.close()
    this.#server.close()
    this.#server.closeAllConnections()
  }
}
