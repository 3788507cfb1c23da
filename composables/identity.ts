import { CODE_LENGTH, parseRoomCode } from '../room/room-code.ts'
import { recall, remember } from './storage.ts'

const TOKEN_KEY = 'wt-token'
const NAME_KEY = 'wt-name'
const WINDOW_TOKEN_KEY = 'wt-window-token'
const TOKEN_BYTES = 24
const TOKEN = /^[\w-]{16,64}$/
const NOT_IN_CODE = /[^2-9A-HJKMNP-TV-Z]/g

/** What an address' fragment says: `#CODE`, or `#CODE&t=TOKEN` when a device moves to another origin. */
export interface Fragment {
  /** The room's code in capitals; `null` when there is none, or it cannot be one. */
  code: string | null
  /** The identity that the device had before. */
  token: string | null
}

/** The code in what somebody typed: capitals, no spaces or dashes, nothing that is not in the alphabet, cut to length. */
export function cleanCode(text: string): string {
  return text.toUpperCase().replace(NOT_IN_CODE, '').slice(0, CODE_LENGTH)
}

/** Reads a location's fragment. Never throws; what is malformed reads as `null`. */
export function parseFragment(hash: string): Fragment {
  const [first = '', ...rest] = hash.replace(/^#/, '').split('&')
  const token = rest.find(part => part.startsWith('t='))?.slice(2) ?? null
  return {
    code: parseRoomCode(first),
    token: token !== null && TOKEN.test(token)
      ? token
      : null,
  }
}

/** The fragment that carries the room's code and this device's identity to another origin. */
export function identityFragment(code: string, token: string): string {
  return `#${code}&t=${token}`
}

/**
 * Takes what the address says, adopts an identity in it, and leaves `#CODE` alone in the address bar,
 * so that an address that is copied, shared or photographed carries no identity.
 */
export function takeFromFragment(): Fragment {
  const fragment = parseFragment(location.hash)
  if (fragment.token)
    remember(TOKEN_KEY, fragment.token)
  const clean = fragment.code
    ? `#${fragment.code}`
    : ''
  if (location.hash !== clean)
    history.replaceState(history.state, '', `${location.pathname}${location.search}${clean}`)
  return fragment
}

/** The secret that is this device's identity: made once, kept on the device. */
export function deviceToken(): string {
  const kept = recall(TOKEN_KEY)
  if (kept && TOKEN.test(kept))
    return kept
  const token = createToken()
  remember(TOKEN_KEY, token)
  return token
}

/** The name used last on this device, or `null`. */
export function savedName(): string | null {
  return recall(NAME_KEY)
}

/** Keeps the name for the next time. */
export function saveName(name: string): void {
  remember(NAME_KEY, name)
}

/**
 * The secret that is this window's identity, for screens and presenters: it survives a reload, and two
 * windows never share it. A window takes it out of storage and puts it back when it goes, because a
 * duplicated or opened window starts with a copy of its opener's session storage.
 */
export function windowToken(): string {
  const token = takeWindowToken() ?? createToken()
  addEventListener('pagehide', () => sessionStorage.setItem(WINDOW_TOKEN_KEY, token))
  addEventListener('pageshow', takeWindowToken)
  return token
}

function takeWindowToken(): string | null {
  const kept = sessionStorage.getItem(WINDOW_TOKEN_KEY)
  sessionStorage.removeItem(WINDOW_TOKEN_KEY)
  return kept && TOKEN.test(kept)
    ? kept
    : null
}

/** A new secret: URL-safe, from the cryptographic generator, which plain HTTP has too (randomUUID it has not). */
export function createToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_')
}
