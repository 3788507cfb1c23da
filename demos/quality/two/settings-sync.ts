import type { QualitySettings } from '../settings.ts'
import type { SettingsMessage } from './reports.ts'

/**
 * One end of settings that two ends can change: the newest change is in force at both. Where both change at once,
 * the end that leads has its way.
 */
export class SettingsSync {
  readonly #isLeading: boolean
  #revision = 0
  #settings: QualitySettings

  constructor(initial: QualitySettings, { isLeading }: { isLeading: boolean }) {
    this.#settings = initial
    this.#isLeading = isLeading
  }

  /** What the other end is to be told: now, and again whenever it may not have heard it. */
  get message(): SettingsMessage {
    return { kind: 'settings', revision: this.#revision, settings: this.#settings }
  }

  /** This end is set so now; false: it was set so already. */
  change(settings: QualitySettings): boolean {
    if (isSame(settings, this.#settings))
      return false
    this.#settings = settings
    this.#revision++
    return true
  }

  /** The other end told its settings; they are returned if they are in force from now on. */
  receive({ revision, settings }: SettingsMessage): QualitySettings | null {
    if (revision < this.#revision || (revision === this.#revision && this.#isLeading))
      return null
    this.#revision = revision
    if (isSame(settings, this.#settings))
      return null
    this.#settings = settings
    return settings
  }
}

function isSame(a: QualitySettings, b: QualitySettings): boolean {
  return (Object.keys(a) as (keyof QualitySettings)[]).every(key => a[key] === b[key])
}
