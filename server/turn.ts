import type { IceServer } from '../room/config.ts'
import { createHmac, randomBytes } from 'node:crypto'
import { UserError } from './user-error.ts'

/** The configured TURN server. */
export interface Turn {
  readonly urls: readonly string[]
  /** Credentials are made anew for every page, and expire. Only a server can do that. */
  readonly isEphemeral: boolean
  /** Username and credential for a page that asks now. */
  readonly credentials: () => Required<Pick<IceServer, 'username' | 'credential'>>
}

/** How long a page's credentials are good: from the rehearsal of the evening before to the end of the talk. */
export const LIFETIME_S = 24 * 60 * 60

/** @see https://www.rfc-editor.org/rfc/rfc7065#section-3.1 */
const TURN_URI = /^turns?:(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i

/**
 * The TURN server of `TURN_URL` (one address or several of one server, apart by commas or spaces), with either
 * `TURN_SECRET`, which it shares, or `TURN_USERNAME` and `TURN_CREDENTIAL`; null when none is configured.
 * @throws {UserError} half a configuration, or an address that is none; no message repeats a value
 */
export function readTurn(environment: Readonly<Record<string, string | undefined>>, clock: () => number = Date.now): Turn | null {
  const { TURN_URL: list, TURN_SECRET: secret, TURN_USERNAME: username, TURN_CREDENTIAL: credential } = environment
  if (!list) {
    const stray = ['TURN_SECRET', 'TURN_USERNAME', 'TURN_CREDENTIAL'].find(name => environment[name])
    if (stray)
      throw new UserError(`${stray} is set and TURN_URL is not: give the address of the TURN server, like TURN_URL=turn:turn.example.org:3478.`)
    return null
  }
  const urls = list.split(/[\s,]+/).filter(Boolean)
  if (urls.length === 0 || !urls.every(url => TURN_URI.test(url)))
    throw new UserError('TURN_URL is not the address of a TURN server: write it like turn:turn.example.org:3478, several with commas between them.')
  if (secret && (username || credential))
    throw new UserError('TURN_SECRET and TURN_USERNAME with TURN_CREDENTIAL exclude each other: leave one out.')
  if (secret) {
    return {
      urls,
      isEphemeral: true,
      credentials: () => ephemeralCredentials(secret, clock()),
    }
  }
  if (!username || !credential)
    throw new UserError('TURN_URL is set without credentials: give TURN_SECRET, or both TURN_USERNAME and TURN_CREDENTIAL.')
  return {
    urls,
    isEphemeral: false,
    credentials: () => ({ username, credential }),
  }
}

/**
 * Credentials that expire, for a TURN server that shares `secret` with us. Each user has a name of its own, so that
 * the server's quota is one device's, not the room's.
 * @see https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00#section-2.2
 */
function ephemeralCredentials(secret: string, nowMs: number): ReturnType<Turn['credentials']> {
  const username = `${Math.floor(nowMs / 1_000) + LIFETIME_S}:${randomBytes(6).toString('base64url')}`
  return {
    username,
    credential: createHmac('sha1', secret).update(username).digest('base64'),
  }
}

/** The TURN server as a page that asks now is told of it. */
export function toIceServer({ urls, credentials }: Turn): IceServer {
  return {
    urls: [...urls],
    ...credentials(),
  }
}
