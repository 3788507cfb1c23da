import type { Config } from '../room/config.ts'
import type { Scheme } from './origin.ts'
import { SIGNALING_PATH } from './signaling.ts'

/** Where everything of a running stage server is. */
export interface Addresses {
  readonly deck: string
  readonly presenter: string
  /** The audience's addresses, with the room's code. */
  readonly join: Readonly<Record<Scheme, string>>
  /** Which of them goes into the QR code. */
  readonly preferred: Scheme
  readonly room: string
}

export interface Places {
  /** Name or address of this computer for the audience. */
  readonly host: string
  readonly deckPort: number
  readonly httpPort: number
  readonly httpsPort: number
  readonly room: string
  /** Whether browsers trust the certificate: it is the speaker's own. */
  readonly isTrusted: boolean
}

export function addressesOf({ host, deckPort, httpPort, httpsPort, room, isTrusted }: Places): Addresses {
  const deck = `http://localhost:${deckPort}/`
  return {
    deck,
    presenter: `${deck}presenter/`,
    join: {
      http: new URL(`/join/#${room}`, `http://${host}:${httpPort}`).href,
      https: new URL(`/join/#${room}`, `https://${host}:${httpsPort}`).href,
    },
    preferred: isTrusted
      ? 'https'
      : 'http',
    room,
  }
}

/** What a page is told of the servers that its connections may use. */
export type IceConfig = Pick<Config, 'iceServers' | 'lossyPaths'>

/** What the audience's pages are told. The room's code they have from the address they scanned. */
export function audienceConfig({ join }: Addresses, ice: IceConfig): Config {
  return {
    version: 1,
    world: 'stage',
    signaling: { path: SIGNALING_PATH },
    ...ice,
    httpsOrigin: new URL(join.https).origin,
    httpOrigin: new URL(join.http).origin,
  }
}

/** What the deck is told, besides: where the audience go. */
export function deckConfig(addresses: Addresses, ice: IceConfig): Config {
  const { room, join, preferred } = addresses
  return {
    ...audienceConfig(addresses, ice),
    room,
    join: { ...join, preferred },
  }
}

/** The one line of `--json`. */
export function toJson({ deck, presenter, join, room }: Addresses): string {
  return JSON.stringify({ deck, presenter, join, room })
}
