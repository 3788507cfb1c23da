import type { Locale } from '../../composables/locale.ts'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const
const STEP = 1000

/** A size as people read it: `3.2 MB`. */
export function formatSize(bytes: number, locale: Locale): string {
  const power = bytes < STEP
    ? 0
    : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)))
  const value = bytes / STEP ** power
  const digits = power === 0 || value >= 100
    ? 0
    : 1
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${UNITS[power]}`
}

/** Seconds as minutes and hours, no finer than anybody can tell them: `0:08`, `1:02:30`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const parts = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ]
  const [hours = 0, ...rest] = parts
  const [minutes = 0, secs = 0] = rest
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(secs)}`
    : `${minutes}:${two(secs)}`
}

/** The beginning and the end of a hash: enough to compare by eye. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`
}

/** Over how long a rate is measured: shorter ones jump, longer ones lag behind. */
const WINDOW_MS = 2_000
/** Nothing for so long is a rate of nothing. */
const MIN_SPAN_MS = 200

/** The rate of a count of bytes that only goes up, over the last seconds. */
export class RateMeter {
  #samples: { readonly atMs: number, readonly bytes: number }[] = []

  /** Takes note of the count. Times are in ms on a clock that does not go back. */
  push(atMs: number, bytes: number): void {
    const last = this.#samples.at(-1)
    // Another beginning: what was lost is no negative rate.
    if (last && bytes < last.bytes)
      this.#samples = []
    this.#samples.push({ atMs, bytes })
    while (this.#samples.length > 2 && (this.#samples[1]?.atMs ?? atMs) <= atMs - WINDOW_MS)
      this.#samples.shift()
  }

  /** Bytes per second; `null` while there is too little to tell. */
  get bytesPerSecond(): number | null {
    const [first] = this.#samples
    const last = this.#samples.at(-1)
    if (!first || !last || last.atMs - first.atMs < MIN_SPAN_MS)
      return null
    return (last.bytes - first.bytes) / (last.atMs - first.atMs) * 1000
  }

  /** Forgets everything: the clock ran while nothing moved. */
  reset(): void {
    this.#samples = []
  }
}
