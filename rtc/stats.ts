import type { StatsReport } from './stats-report.ts'
import type { StatsSample } from './stats-sample.ts'
import { computeStats } from './stats-math.ts'

export type { AddressKind, CandidatePath } from './stats-path.ts'
export type { StatsReport } from './stats-report.ts'
export type { StatsSample } from './stats-sample.ts'
export type { ReceivedVideo, SentVideo } from './stats-streams.ts'

/** Reads a connection's statistics at an even pace. */
export interface StatsSampler {
  /** With the reading that the sample was made of. */
  onsample: ((sample: StatsSample, report: StatsReport) => void) | null
  /** Reads at once, then every interval; without effect while running. */
  start: () => void
  /** No sample after this, not even one whose reading is under way; may be called twice. */
  stop: () => void
}

/** The part of an RTCPeerConnection that is read. */
export type StatsSource = Pick<RTCPeerConnection, 'connectionState' | 'getStats'>

/**
 * A sampler of whatever connection there is at the time: none or a closed one is skipped, a reading that fails
 * too, and a new one starts anew. It remembers the previous reading alone, and never has two of a connection
 * under way.
 * @see https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-getstats
 */
export function createStatsSampler(options: { connection: () => StatsSource | null, /** @default 1000 */ intervalMs?: number }): StatsSampler {
  let timer: ReturnType<typeof setInterval> | undefined
  let previous: { source: StatsSource, report: StatsReport } | null = null
  let reading: { source: StatsSource } | null = null

  const sampler: StatsSampler = {
    onsample: null,
    start() {
      if (timer !== undefined)
        return
      timer = setInterval(() => void read(), options.intervalMs ?? 1000)
      void read()
    },
    stop() {
      clearInterval(timer)
      timer = undefined
      reading = null
      previous = null
    },
  }
  return sampler

  function openConnection(): StatsSource | null {
    const source = options.connection()
    return source && source.connectionState !== 'closed'
      ? source
      : null
  }

  async function read(): Promise<void> {
    const source = openConnection()
    if (previous?.source !== source)
      previous = null
    // Some browsers never answer for a connection closed meanwhile: only the same one is waited for.
    if (!source || reading?.source === source)
      return
    const current = { source }
    reading = current
    const report = await source.getStats().catch(() => null) as StatsReport | null
    if (reading !== current)
      return
    reading = null
    if (!report || openConnection() !== source)
      return
    const sample = computeStats(previous?.report ?? null, report, Date.now())
    previous = { source, report }
    sampler.onsample?.(sample, report)
  }
}
