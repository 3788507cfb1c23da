import { createToken, parseFragment } from '../../composables/identity.ts'
import { createRoomCode } from '../../room/room-code.ts'

/** A call that this tab began, and hosts. */
export interface OwnCall {
  readonly code: string
  readonly hostKey: string
}

const OWN_CALL_KEY = 'wt-call-own'
const IN_CALL_KEY = 'wt-call-in'

/**
 * The call that the address names, or a new one, whose code is put there. `own` is set where this tab
 * began it: a reload takes it up again.
 */
export function takeCall(): { code: string, own: OwnCall | null } {
  const { code } = parseFragment(location.hash)
  const kept = readOwnCall()
  if (code !== null) {
    return {
      code,
      own: kept?.code === code
        ? kept
        : null,
    }
  }
  const own = kept ?? {
    code: createRoomCode(),
    hostKey: createToken(),
  }
  sessionStorage.setItem(OWN_CALL_KEY, JSON.stringify(own))
  history.replaceState(history.state, '', `${location.pathname}${location.search}#${own.code}`)
  return { code: own.code, own }
}

/** Forgets this tab's own call, so that the page begins a new one. */
export function startAnew(): void {
  sessionStorage.removeItem(OWN_CALL_KEY)
  location.assign(`${location.pathname}${location.search}`)
}

/** Whether this tab has pressed Call: a reload in mid-call goes back in without asking. */
export function wasInCall(code: string): boolean {
  return sessionStorage.getItem(IN_CALL_KEY) === code
}

export function keepInCall(code: string | null): void {
  sessionStorage.setItem(IN_CALL_KEY, code ?? '')
}

function readOwnCall(): OwnCall | null {
  try {
    const { code, hostKey } = JSON.parse(sessionStorage.getItem(OWN_CALL_KEY) ?? '') as Partial<OwnCall>
    return typeof code === 'string' && typeof hostKey === 'string'
      ? { code, hostKey }
      : null
  }
  catch {
    return null
  }
}
