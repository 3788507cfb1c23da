import type { Server, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { createSignaling, SIGNALING_PATH } from '../../../server/signaling.ts'

/** The built site on a plain static host, with a PeerServer beside it as somebody would configure one. */
export class StaticSite {
  readonly #server: Server
  readonly #signaling = createSignaling('reserved-for-nobody')

  private constructor(isPlain: boolean) {
    const serveFile = sirv('dist', isPlain
      ? { onNoMatch: sendNotFound }
      : { single: true })
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

  /** A host for which `isPlain` knows no addresses but those of files, and answers the rest with `404.html`. */
  static async open({ isPlain = false } = {}): Promise<StaticSite> {
    const site = new StaticSite(isPlain)
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

/** As GitHub Pages does it. */
function sendNotFound(_request: unknown, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync('dist/404.html'))
}
