/** `null` as a dash: nothing was measured. */
const NOTHING = '–'

/** A time, `34 ms` or `1.2 s`. */
export function formatAge(timeMs: number | null): string {
  if (timeMs === null)
    return NOTHING
  return timeMs < 999.5
    ? `${Math.round(timeMs)} ms`
    : `${(timeMs / 1_000).toFixed(timeMs < 9_950
      ? 1
      : 0)} s`
}

/** A part of 0 to 1, `3 %`. */
export function formatPart(ratio: number | null): string {
  return ratio === null
    ? NOTHING
    : `${Math.round(ratio * 100)} %`
}
