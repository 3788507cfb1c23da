import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { build } from 'vite'
import { createSignaling } from '../../server/signaling.ts'
import { pagesConfig } from '../../vite.pages.config.ts'
import { ROOT } from './stage-server.ts'

/** A page that shares its process with no other origin has a clock of 5 µs; others have one of 100. */
const ISOLATED = new Headers({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
})

export interface BenchPage {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Builds one page of the bench as the product's own pages are built, and serves it, cross-origin isolated, with a PeerServer. */
export async function startBenchPage(path: string): Promise<BenchPage> {
  const folder = join(ROOT, '.cache', 'bench-page')
  await rm(folder, { recursive: true, force: true })
  const config = pagesConfig({
    page: join(ROOT, path),
  })
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, outDir: folder },
  })
  const signaling = createSignaling()
  const server = createServer(sirv(folder, {
    dev: true,
    setHeaders: response => response.setHeaders(ISOLATED),
  }))
  server.on('upgrade', (request, socket, head) => signaling.upgrade(request, socket, head, true))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`,
    async stop() {
      signaling.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
