import { createToken, parseFragment } from '../../../composables/identity.ts'
import { createRoomCode } from '../../../room/room-code.ts'

/** A room for one demo that this tab began, and hosts. */
export interface OwnRoom {
  readonly code: string
  readonly hostKey: string
}

/** What this tab keeps of one demo; another demo in the same tab has its own. */
export class OwnRoomMemory {
  readonly #ownKey: string
  readonly #inKey: string

  /** @param demo the demo's id */
  constructor(demo: string) {
    this.#ownKey = `wt-${demo}-own`
    this.#inKey = `wt-${demo}-in`
  }

  /**
   * The room that the address names, or a new one, whose code is put there. `own` is set where this tab
   * began it: a reload takes it up again.
   */
  take(): { code: string, own: OwnRoom | null } {
    const { code } = parseFragment(location.hash)
    const kept = this.#readOwn()
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
    sessionStorage.setItem(this.#ownKey, JSON.stringify(own))
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${own.code}`)
    return { code: own.code, own }
  }

  /** Forgets this tab's own room, so that the page begins a new one. */
  startAnew(): void {
    sessionStorage.removeItem(this.#ownKey)
    location.assign(`${location.pathname}${location.search}`)
  }

  /** Whether this tab has pressed Start: a reload in mid-demo goes back in without asking. */
  wasIn(code: string): boolean {
    return sessionStorage.getItem(this.#inKey) === code
  }

  keepIn(code: string | null): void {
    sessionStorage.setItem(this.#inKey, code ?? '')
  }

  #readOwn(): OwnRoom | null {
    try {
      const { code, hostKey } = JSON.parse(sessionStorage.getItem(this.#ownKey) ?? '') as Partial<OwnRoom>
      return typeof code === 'string' && typeof hostKey === 'string'
        ? { code, hostKey }
        : null
    }
    catch {
      return null
    }
  }
}
