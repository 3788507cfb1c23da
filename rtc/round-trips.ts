/** What many round trips over one path say of it; `null` where nothing came back. */
export interface RoundTripSummary {
  readonly count: number
  readonly lostCount: number
  readonly minMs: number | null
  readonly medianMs: number | null
  readonly p95Ms: number | null
  readonly maxMs: number | null
  /** By how much one typically differs from the one before: the median, so that a hiccup of this device does not count. */
  readonly jitterMs: number | null
}

export interface HistogramBar {
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
}

type Times = readonly (number | null)[]

/** @param times round trips in ms, in the order in which they began; `null` is lost */
export function summarizeRoundTrips(times: Times): RoundTripSummary {
  const returned = times.filter(time => time !== null)
  const sorted = returned.toSorted((a, b) => a - b)
  const differences = returned.slice(1).map((time, index) => Math.abs(time - (returned[index] ?? time)))
  return {
    count: times.length,
    lostCount: times.length - returned.length,
    minMs: sorted[0] ?? null,
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    maxMs: sorted.at(-1) ?? null,
    jitterMs: quantile(differences.toSorted((a, b) => a - b), 0.5),
  }
}

/** How the times are spread, in bars of equal width; what is beyond the 98th percentile is in the last. */
export function histogramOf(times: Times, barCount = 20): HistogramBar[] {
  const sorted = times.filter(time => time !== null).toSorted((a, b) => a - b)
  const [first, last] = [
    sorted[0],
    quantile(sorted, 0.98),
  ]
  if (first === undefined || last === null)
    return []
  // Clocks of browsers are coarse: bars narrower than that would show the clock.
  const widthMs = Math.max(0.1, (last - first) / barCount)
  return Array.from({ length: barCount }, (_, index) => ({
    fromMs: first + index * widthMs,
    toMs: first + (index + 1) * widthMs,
    count: sorted.filter(time => Math.min(barCount - 1, Math.floor((time - first) / widthMs)) === index).length,
  }))
}

/** Between the two nearest, where it falls between. */
function quantile(sorted: readonly number[], part: number): number | null {
  const position = (sorted.length - 1) * part
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  return below === undefined || above === undefined
    ? null
    : below + (above - below) * (position - Math.floor(position))
}
