import type { ShallowRef } from 'vue'
import type { Role } from '../room/state.ts'
import type { TalkError } from '../rtc/errors.ts'
import type { DeckPlace } from './deckPlace.ts'
import type { UseRoomReturn } from './useRoom.ts'
import { useEventListener } from '@vueuse/core'
import { effectScope, shallowReadonly, shallowRef, watch } from 'vue'
import { toTalkError } from '../rtc/errors.ts'
import { configuredIceServers, loadConfig } from './config.ts'
import { readDeckPlace, siteBase } from './deckPlace.ts'
import { windowToken } from './identity.ts'

export interface DeckRoom {
  /** Known as soon as the configuration is read: what a QR code needs. */
  readonly place: Readonly<ShallowRef<DeckPlace | null>>
  /** This window's membership; `null` until the code for it is loaded, after the first paint. */
  readonly room: Readonly<ShallowRef<UseRoomReturn | null>>
  /** Why there is no place, hence no room. */
  readonly error: Readonly<ShallowRef<TalkError | null>>
}

const RETRY_MS = 3_000
/** A busy page gets its room after this long all the same. */
const IDLE_TIMEOUT_MS = 2_000

const place = shallowRef<DeckPlace | null>(null)
const room = shallowRef<UseRoomReturn | null>(null)
const error = shallowRef<TalkError | null>(null)
const deck: DeckRoom = {
  place: shallowReadonly(place),
  room: shallowReadonly(room),
  error: shallowReadonly(error),
}

let isStarted = false
let role: Role | null = null
let token: string | null = null
let leave: (() => void) | null = null

/**
 * The room as this window of the deck sees it: one membership for all slides, begun by the first that
 * asks and kept until the window closes. A window that turns into the presenter's changes its role
 * with the next slide that asks.
 */
export function useDeckRoom(): DeckRoom {
  if (!isStarted) {
    isStarted = true
    void findPlace()
  }
  else if (place.value && role !== null && role !== currentRole()) {
    void enter(place.value)
  }
  return deck
}

/** A presenter's window has controls, every other window is a screen. */
function currentRole(): Role {
  return /\/presenter(?:\/|$)/.test(`${location.pathname}${location.hash}`)
    ? 'presenter'
    : 'screen'
}

async function findPlace(): Promise<void> {
  try {
    const found = await readDeckPlace(await loadConfig(siteBase()), siteBase())
    place.value = found
    error.value = null
    whenIdle(() => void enter(found))
  }
  catch (thrown) {
    error.value = toTalkError(thrown)
    setTimeout(() => void findPlace(), RETRY_MS)
  }
}

/** Safari has no requestIdleCallback. */
function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback(task, { timeout: IDLE_TIMEOUT_MS })
  else
    setTimeout(task, 200)
}

/** Becomes a member in the role that this window has now. */
async function enter(at: DeckPlace): Promise<void> {
  const entered = role = currentRole()
  const [{ createRoom }, { createDeckTransport }] = await Promise.all([
    import('./useRoom.ts'),
    import('./deckTransport.ts'),
  ])
  if (entered !== role)
    return
  leave?.()
  token ??= windowToken()
  const scope = effectScope(true)
  scope.run(() => {
    const member = createRoom({
      transport: createDeckTransport(at),
      role: entered,
      // A member keeps its role, so that each role of this window is a member of its own.
      token: `${token}-${entered}`,
      hostKey: at.hostKey,
      device: { isSecure: isSecureContext },
      iceServers: configuredIceServers(at.config),
    })
    // A stage server that came back with other data has another host key.
    watch(member.status, status => status === 'refused' && setTimeout(() => void findPlace(), RETRY_MS))
    room.value = member
    member.client.start()
    followPage(member)
  })
  leave = () => scope.stop()
}

/** A window that closes lets another one show the call at once; one that is seen again is there at once. */
function followPage({ client }: UseRoomReturn): void {
  useEventListener(window, 'pagehide', () => client.stop())
  useEventListener(window, 'pageshow', () => client.start())
  useEventListener(window, 'online', () => client.wake())
  useEventListener(document, 'visibilitychange', () => document.hidden || client.wake())
}
