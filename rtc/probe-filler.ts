import type { ProbeChannel } from './probe-protocol.ts'
import { delay } from './delay.ts'
import { PROBE_BYTES, PROBE_MS } from './probe-protocol.ts'

/** Length of one message, in bytes: as long as goes into one piece of the framing. */
export const FILLER_LENGTH = 12_000
const FILLER = '#'.padEnd(FILLER_LENGTH, '.')
/** Enough waits to keep the path busy until the next look, and not so much that it takes long to drain. */
const BUFFER_BYTES = 256_000
const LOOK_MS = 4

/** What came in a time. */
export interface Transfer {
  readonly sizeBytes: number
  readonly durationMs: number
}

export function isFiller(text: string): boolean {
  return text.length === FILLER_LENGTH && text.startsWith('#')
}

/** Sends filler as fast as the path takes it, for as long and as much as one measurement may. */
export async function sendFiller(channel: ProbeChannel, signal: AbortSignal): Promise<void> {
  const endMs = performance.now() + PROBE_MS
  let sentBytes = 0
  while (sentBytes < PROBE_BYTES && performance.now() < endMs && !signal.aborted) {
    while (sentBytes < PROBE_BYTES && channel.bufferedBytes < BUFFER_BYTES) {
      if (!channel.send(FILLER))
        return
      sentBytes += FILLER_LENGTH
    }
    await delay(LOOK_MS, signal).catch(() => {})
  }
}

/** Counts filler as it comes. */
export class FillerCount {
  #firstMs: number | null = null
  #lastMs = 0
  #sizeBytes = 0

  /** All that came, in bytes. */
  totalBytes = 0

  take(text: string, nowMs: number): void {
    this.totalBytes += text.length
    // The first message starts the clock: its own way is not part of what is counted.
    if (this.#firstMs === null)
      this.#firstMs = nowMs
    else
      this.#sizeBytes += text.length
    this.#lastMs = nowMs
  }

  get transfer(): Transfer {
    return {
      sizeBytes: this.#sizeBytes,
      durationMs: this.#firstMs === null
        ? 0
        : this.#lastMs - this.#firstMs,
    }
  }
}

/** In bit/s; null where nothing came, or all of it at once. */
export function bitrateOf({ sizeBytes, durationMs }: Transfer): number | null {
  return sizeBytes > 0 && durationMs > 0
    ? sizeBytes * 8_000 / durationMs
    : null
}
