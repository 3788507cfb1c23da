import type { Buffer } from 'node:buffer'
import type { Server as HttpServer, ServerOptions } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from './certificate.ts'
import type { Handler } from './site.ts'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { codeOf, messageOf, UserError } from './user-error.ts'

export type Server = HttpServer | HttpsServer
export type UpgradeHandler = (request: Parameters<Handler>[0], socket: Duplex, head: Buffer) => void

export interface ListenerOptions {
  /** The first port to try; 0: any. */
  readonly port: number
  /** The option with which the speaker chooses another port. */
  readonly option: string
  /** Addresses to listen on; those after the first may be missing on this computer. */
  readonly addresses: readonly string[]
  readonly certificate?: Certificate
  readonly onrequest: Handler
  readonly onupgrade: UpgradeHandler
}

export interface Listener {
  readonly port: number
  /** Ends every connection; may be called twice. */
  close: () => Promise<void>
}

const MAX_PORTS_TRIED = 50
/** The address family, or the address, is not there: no IPv6 on this computer. */
const NO_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/**
 * Listens on the wanted port, or on the next one that is free on every address.
 * @throws {UserError} none of fifty ports is free, or the port is not for this user
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  for (let tried = 0; tried < MAX_PORTS_TRIED; tried++) {
    const port = options.port === 0
      ? 0
      : options.port + tried
    if (port > 65_535)
      break
    const listener = await tryPort(options, port)
    if (listener)
      return listener
  }
  throw new UserError(`No port is free from ${options.port} on: choose another with ${options.option} N.`)
}

/** Listens on one port on all addresses; null when it is busy on one of them. */
async function tryPort(options: ListenerOptions, wanted: number): Promise<Listener | null> {
  const servers: Server[] = []
  const close = async (): Promise<void> => void await Promise.all(servers.splice(0).map(closeServer))
  let port = wanted
  for (const [index, address] of options.addresses.entries()) {
    const server = createServer(options)
    try {
      port = await bind(server, port, address)
      servers.push(server)
    }
    catch (thrown) {
      const code = codeOf(thrown) ?? ''
      if (index > 0 && NO_ADDRESS.includes(code))
        continue
      await close()
      if (code === 'EADDRINUSE')
        return null
      throw new UserError(`Port ${port} cannot be used (${messageOf(thrown)}): choose another with ${options.option} N.`)
    }
  }
  return { port, close }
}

function createServer({ certificate, onrequest, onupgrade }: ListenerOptions): Server {
  const options: ServerOptions = { keepAliveTimeout: 30_000 }
  const server = certificate
    ? createHttpsServer({
        ...options,
        ...certificate,
        minVersion: 'TLSv1.2',
      }, onrequest)
    : createHttpServer(options, onrequest)
  // Something that is no HTTP, or no TLS, on our port: its own fault, and no reason to stop.
  server.on('clientError', (_error, socket) => socket.destroy())
  return server.on('upgrade', onupgrade)
}

function bind(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: address }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
