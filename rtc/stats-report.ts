/** One dictionary of an RTCStatsReport; `timestamp` in milliseconds since the epoch. */
export interface StatsEntry {
  readonly id: string
  readonly type: string
  readonly timestamp: number
  readonly [member: string]: unknown
}

/** An RTCStatsReport, or anything that looks like one: dictionaries by their id. */
export interface StatsReport {
  get: (id: string) => StatsEntry | undefined
  forEach: (visit: (entry: StatsEntry) => void) => void
}

/** The dictionaries of one RTCStatsType, in the report's order. */
export function entriesOf(report: StatsReport, type: string): StatsEntry[] {
  const found: StatsEntry[] = []
  report.forEach((entry) => {
    if (entry.type === type)
      found.push(entry)
  })
  return found
}

/** A member if it is a finite number, else null: browsers leave out what they do not measure. */
export function numberOf(entry: StatsEntry | undefined, member: string): number | null {
  const value = entry?.[member]
  return typeof value === 'number'
    ? finite(value)
    : null
}

function finite(value: number): number | null {
  return Number.isFinite(value)
    ? value
    : null
}

/** A member if it is a text with something in it, else null. */
export function stringOf(entry: StatsEntry | undefined, member: string): string | null {
  const value = entry?.[member]
  return typeof value === 'string' && value
    ? value
    : null
}

/** By how much a counter grew; null when unknown, when no number holds it, or when it went backwards: it was reset. */
export function increase(previous: StatsEntry | undefined, current: StatsEntry, counter: string): number | null {
  const from = numberOf(previous, counter)
  const to = numberOf(current, counter)
  return from === null || to === null || to < from
    ? null
    : finite(to - from)
}

/** `part / whole`; null when one is unknown, the whole is not above zero, or no number holds it. */
export function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0
    ? null
    : finite(part / whole)
}

/** The sum of values; null when there is none or one of them is unknown. */
export function sumOrNull(values: readonly (number | null)[]): number | null {
  if (values.length === 0)
    return null
  return values.reduce<number | null>((sum, value) => sum === null || value === null
    ? null
    : sum + value, 0)
}
