/** Stands for what was not measured: `null` as a dash. */
export const NOTHING = '–'

/** A bit rate, `1.24 Mbit/s` or `48 kbit/s`. */
export function formatBitrate(bitPerS: number | null): string {
  if (bitPerS === null)
    return NOTHING
  return bitPerS >= 999_500
    ? `${(bitPerS / 1_000_000).toFixed(bitPerS < 9_995_000
      ? 2
      : 1)} Mbit/s`
    : `${Math.round(bitPerS / 1_000)} kbit/s`
}

/** A time, `0.8 ms` or `34 ms`. */
export function formatMs(timeMs: number | null): string {
  if (timeMs === null)
    return NOTHING
  return `${timeMs < 9.95
    ? timeMs.toFixed(1)
    : Math.round(timeMs)} ms`
}

/** A share of 0 to 1, `0.4 %` or `12 %`. */
export function formatShare(ratio: number | null): string {
  if (ratio === null)
    return NOTHING
  const percent = ratio * 100
  return `${percent > 0 && percent < 9.95
    ? percent.toFixed(1)
    : Math.round(percent)} %`
}
