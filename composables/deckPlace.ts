import type { Config } from '../room/config.ts'
import * as v from 'valibot'
import { createRoomCode, parseRoomCode } from '../room/room-code.ts'
import { TalkError, toTalkError } from '../rtc/errors.ts'
import { siteOfDeck, withLanguage } from './deckLanguage.ts'
import { createToken } from './identity.ts'
import { locale } from './locale.ts'
import { recall, remember } from './storage.ts'

/** Where the audience goes, and what proves that this window belongs to the speaker. */
export interface DeckPlace {
  readonly config: Config
  /** The room's code. */
  readonly code: string
  readonly hostKey: string
  /** The address to scan, code included. */
  readonly joinUrl: string
  /** The address at which the audience find a demo of their own; without one, that of the list of all. */
  readonly demoUrl: (demo?: string) => string
}

const CODE_KEY = 'wt-deck-code'
const HOST_KEY_KEY = 'wt-deck-host-key'
const HostKeySchema = v.object({
  hostKey: v.string(),
})

/** Where the site is: Vite's base, which may be relative to the page; a deck may be in a folder of it. */
export function siteBase(): URL {
  return siteOfDeck(new URL(import.meta.env.BASE_URL, location.href))
}

/**
 * The room of this deck: the stage server's, or, where there is none, one that this browser makes and keeps.
 * @throws {TalkError} `config-unreadable`
 */
export async function readDeckPlace(config: Config, base: URL): Promise<DeckPlace> {
  if (config.world === 'static')
    return ownPlace(config, base)
  const { room: code, join } = config
  if (code === undefined || join === undefined)
    throw new TalkError('config-unreadable', { detail: 'no room' })
  const joinUrl = join[join.preferred]
  return {
    config,
    code,
    hostKey: await readHostKey(base),
    joinUrl: inLanguage(joinUrl),
    demoUrl: demo => inLanguage(new URL(`/${demoPath(demo)}`, joinUrl).href),
  }
}

async function readHostKey(base: URL): Promise<string> {
  try {
    const response = await fetch(new URL('host-key.json', base), { cache: 'no-store' })
    return v.parse(HostKeySchema, await response.json()).hostKey
  }
  catch (thrown) {
    throw toTalkError(thrown, 'config-unreadable')
  }
}

function ownPlace(config: Config, base: URL): DeckPlace {
  const code = parseRoomCode(recall(CODE_KEY) ?? '') ?? createRoomCode()
  const hostKey = recall(HOST_KEY_KEY) ?? createToken()
  remember(CODE_KEY, code)
  remember(HOST_KEY_KEY, hostKey)
  return {
    config,
    code,
    hostKey,
    joinUrl: inLanguage(new URL(`join/#${code}`, base).href),
    demoUrl: demo => inLanguage(new URL(demoPath(demo), base).href),
  }
}

/** A demo's own page below the site; without one, the page that lists them all. */
export function demoPath(demo?: string): string {
  return demo === undefined
    ? 'demos/'
    : `demos/${demo}/`
}

/** The audience's pages speak the deck's language. */
function inLanguage(url: string): string {
  return withLanguage(url, locale.value)
}
