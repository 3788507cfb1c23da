import type { MeasuredRow } from './measure.ts'

/** Nothing was measured. */
export const NOTHING = '–'

/** A bit rate, `1.24 Mbit/s` or `48 kbit/s`. */
export function formatBitrate(bitPerS: number | null): string {
  if (bitPerS === null)
    return NOTHING
  return bitPerS >= 999_500
    ? `${trimmed(bitPerS / 1_000_000, 2)} Mbit/s`
    : `${Math.round(bitPerS / 1000)} kbit/s`
}

/** A bit rate at an axis, `1.2M` or `48k`. */
export function shortBitrate(bitPerS: number): string {
  return bitPerS >= 999_500
    ? `${trimmed(bitPerS / 1_000_000, 2)}M`
    : `${Math.round(bitPerS / 1000)}k`
}

/** A time, `0.8 ms` or `34 ms`. */
export function formatMs(timeMs: number | null): string {
  if (timeMs === null)
    return NOTHING
  return `${timeMs < 9.95
    ? trimmed(timeMs, 1)
    : Math.round(timeMs)} ms`
}

/** A share of 0 to 1, `0.4 %` or `12 %`. */
export function formatShare(ratio: number | null): string {
  if (ratio === null)
    return NOTHING
  const percent = ratio * 100
  return `${percent < 9.95
    ? trimmed(percent, 1)
    : Math.round(percent)} %`
}

/** A picture's size, `1280 × 720`. */
export function formatSize(width: number | null | undefined, height: number | null | undefined): string {
  return width && height
    ? `${width} × ${height}`
    : NOTHING
}

/** A whole number. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined
    ? NOTHING
    : String(Math.round(value))
}

/** A picture in short: its size, its frame rate, how coarse it is. */
export function pictureFigures(row: MeasuredRow, end: 'sent' | 'received'): string[] {
  return [
    formatSize(row[`${end}Width`], row[`${end}Height`]),
    `${formatCount(row[`${end}Fps`])} fps`,
    `QP ${formatCount(row[`${end}Qp`])}`,
  ]
}

/** As the codec is written by people: `H.264`. */
export function codecName(codec: string | null | undefined): string {
  return codec === 'H264'
    ? 'H.264'
    : codec ?? NOTHING
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}
