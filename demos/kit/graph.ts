/** One line of a graph. */
export interface GraphLine {
  readonly key: string
  readonly label: string
  readonly tone: 'a' | 'b' | 'brand' | 'warn' | 'bad' | 'muted'
  /** Told apart by more than its colour. @default 'solid' */
  readonly stroke?: 'solid' | 'dashed' | 'dotted'
  /** Newest last; null where nothing was measured: a gap. */
  readonly values: readonly (number | null)[]
}

/** What a graph shows: lines over one time. */
export interface GraphData {
  /** In seconds before now, 0 or less, newest last. */
  readonly timesS: readonly (number | null)[]
  readonly lines: readonly GraphLine[]
}

/** Lengths of dashes in px, for each kind of stroke. */
export const DASHES: Readonly<Record<NonNullable<GraphLine['stroke']>, readonly number[]>> = {
  solid: [],
  dashed: [7, 4],
  dotted: [2, 3],
}

/** The newest value of a line that was measured within its last `patience` samples. */
export function newestOf(values: readonly (number | null)[], patience = 4): number | null {
  for (let i = values.length - 1; i >= Math.max(0, values.length - patience); i--) {
    const value = values[i]
    if (value !== null && value !== undefined)
      return value
  }
  return null
}

/** A limit for an axis that begins at 0: the next of 1, 2, 2.5, 5 times a power of ten, with air above the line. */
export function niceLimit(greatest: number, least: number): number {
  const wanted = Math.max(greatest * 1.05, least)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 2.5, 5, 10].find(step => step * power >= wanted) ?? 10) * power
}

/** Where on its way a graph shows a time: `−60 s`, `−10 min`, and an empty text for now. */
export function agoText(timeS: number): string {
  if (timeS === 0)
    return ''
  return timeS <= -120
    ? `−${Math.round(-timeS / 60)} min`
    : `−${Math.round(-timeS)} s`
}
