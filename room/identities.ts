import type { Identity, RoomLog } from './log.ts'
import type { MemberId } from './state.ts'

/** Who is who: the link between a device's secret and its public id. */
export class Identities {
  readonly #log: RoomLog
  readonly #ids = new Map<string, MemberId>()
  readonly #kept = new Set<string>()

  constructor(log: RoomLog) {
    this.#log = log
  }

  restore(identities: readonly Identity[]): void {
    for (const { token, id } of identities) {
      this.#ids.set(token, id)
      this.#kept.add(token)
    }
  }

  /** The id of the device with this secret; a new one for a device never seen. */
  of(token: string): MemberId {
    const known = this.#ids.get(token)
    if (known)
      return known
    const id = createId()
    this.#ids.set(token, id)
    return id
  }

  /** Remembers a device beyond this run. Not for every passer-by: those leave nothing on disk. */
  keep(token: string): void {
    if (this.#kept.has(token))
      return
    this.#kept.add(token)
    this.#log.saveIdentity({
      token,
      id: this.of(token),
    })
  }
}

/** Twelve hexadecimal digits: no two devices of a talk share them. */
export function createId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => byte.toString(16).padStart(2, '0')).join('')
}
