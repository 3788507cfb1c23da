import type { Config } from '../room/config.ts'
import type { Addresses, IceConfig } from './addresses.ts'
import type { Certificate } from './certificate.ts'
import type { Listener, ListenerOptions } from './listen.ts'
import type { Options } from './options.ts'
import type { Scheme } from './origin.ts'
import type { Signaling } from './signaling.ts'
import type { Handler } from './site.ts'
import { existsSync } from 'node:fs'
import { addressesOf, audienceConfig, deckConfig } from './addresses.ts'
import { createAudienceHandler, sendAudienceMissing } from './audience.ts'
import { createDeckHandler } from './deck.ts'
import { inlineScriptHashes } from './headers.ts'
import { LOOPBACK } from './lan.ts'
import { listen } from './listen.ts'
import { isLoopbackHost, isOwnOrigin, isSaneHost } from './origin.ts'
import { createSite, sendStatus } from './site.ts'

export interface ListenersOptions extends Pick<Options, 'port' | 'audiencePort' | 'audienceTlsPort'> {
  /** Folder of the built site. */
  readonly dist: string
  /** Name or address of this computer for the audience. */
  readonly host: string
  readonly certificate: Certificate
  /** Whether browsers trust the certificate. */
  readonly isTrusted: boolean
  readonly room: string
  readonly hostKey: string
  /** Asked with every page: its credentials may be its own. */
  readonly ice: () => IceConfig
  readonly signaling: Signaling
  /** Address the audience's listeners are bound to. */
  readonly audienceAddress: string
  /** Answers the audience in place of the built site: while writing. */
  readonly createAudience?: (config: () => Promise<Config>) => Handler
}

export interface Listeners {
  readonly addresses: Addresses
  /** Port of the deck's listener. */
  readonly deckPort: number
  /** Ports that moved, one line each. */
  readonly notices: readonly string[]
  /** Ends every connection; may be called twice. */
  close: () => Promise<void>
}

/**
 * Opens the three listeners: the deck's on loopback, the audience's on HTTP and on HTTPS.
 * @throws {UserError} a port cannot be used
 */
export async function openListeners(options: ListenersOptions): Promise<Listeners> {
  const { dist, ice, signaling } = options
  const opened: Listener[] = []
  const notices: string[] = []
  const close = async (): Promise<void> => void await Promise.all(opened.map(listener => listener.close()))
  const scriptHashes = existsSync(dist)
    ? inlineScriptHashes(dist)
    : []
  const site = createSite(dist, { isDeck: false, onMissing: sendAudienceMissing })
  // Ports are known once all listeners are up; whoever asks earlier is answered then.
  const addresses = Promise.withResolvers<Addresses>()

  try {
    const deck = await open(options.port, '--port', {
      addresses: [LOOPBACK, '::1'],
      onrequest: createDeckHandler({
        site: createSite(dist, {
          isDeck: true,
          onMissing: (request, response) => sendStatus(request, response, 404, 'There is nothing here.'),
        }),
        config: async () => deckConfig(await addresses.promise, ice()),
        hostKey: options.hostKey,
        scriptHashes,
      }),
      onupgrade: (request, socket, head) => signaling.upgrade(request, socket, head, isLoopbackHost(request.headers.host) && isOwnOrigin(request, 'http')),
    })
    const http = await openAudience('http', options.audiencePort, '--audience-port')
    const https = await openAudience('https', options.audienceTlsPort, '--audience-tls-port')
    const known = addressesOf({
      ...options,
      deckPort: deck.port,
      httpPort: http.port,
      httpsPort: https.port,
    })
    addresses.resolve(known)
    return {
      addresses: known,
      deckPort: deck.port,
      notices,
      close,
    }
  }
  catch (thrown) {
    await close()
    throw thrown
  }

  function openAudience(scheme: Scheme, port: number, option: string): Promise<Listener> {
    const config = async (): Promise<Config> => audienceConfig(await addresses.promise, ice())
    return open(port, option, {
      addresses: [options.audienceAddress],
      ...(scheme === 'https'
        ? { certificate: options.certificate }
        : {}),
      onrequest: options.createAudience?.(config) ?? createAudienceHandler({
        scheme,
        site,
        config,
        scriptHashes,
      }),
      onupgrade: (request, socket, head) => signaling.upgrade(request, socket, head, isSaneHost(request.headers.host) && isOwnOrigin(request, scheme)),
    })
  }

  async function open(port: number, option: string, rest: Omit<ListenerOptions, 'port' | 'option'>): Promise<Listener> {
    const listener = await listen({ port, option, ...rest })
    opened.push(listener)
    if (port !== 0 && listener.port !== port)
      notices.push(`Port ${port} is busy: using ${listener.port} instead.`)
    return listener
  }
}
