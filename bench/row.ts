/** What a figure must satisfy; the bound of a ratio is on value ÷ reference. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number } | { readonly ratioAtMost: number } | { readonly ratioAtLeast: number }

export interface Measurement {
  /** Stable name, `join.slow.median`, say. */
  readonly id: string
  /** What it is, in words, for the table. */
  readonly title: string
  readonly value: number
  readonly unit: string
  /** The same figure of what it is compared with. */
  readonly reference?: number
  readonly bound?: Bound
}

/** One row of the result. */
export interface Row {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly reference: number | null
  /** value ÷ reference */
  readonly ratio: number | null
  readonly bound: number | null
  /** Whether the bound holds; true where there is none. */
  readonly holds: boolean
}

/** A row, and what only the table shows. */
export interface TableRow extends Row {
  readonly title: string
  /** The bound in words: `≤ 3,000`. */
  readonly rule: string
}

/** Rates a figure against its reference and its bound. */
export function toRow({ id, title, value, unit, reference, bound }: Measurement): TableRow {
  const ratio = reference === undefined || reference === 0
    ? null
    : value / reference
  return {
    id,
    title,
    value: round(value),
    unit,
    reference: reference === undefined
      ? null
      : round(reference),
    ratio: ratio === null
      ? null
      : round(ratio),
    ...rate(bound, value, ratio),
  }
}

/** The row as JSON has it, and nothing else. */
export function toJsonRow({ id, value, unit, reference, ratio, bound, holds }: TableRow): Row {
  return {
    id,
    value,
    unit,
    reference,
    ratio,
    bound,
    holds,
  }
}

function rate(bound: Bound | undefined, value: number, ratio: number | null): Pick<TableRow, 'bound' | 'holds' | 'rule'> {
  if (!bound)
    return { bound: null, holds: true, rule: '' }
  if ('atMost' in bound)
    return { bound: bound.atMost, holds: value <= bound.atMost, rule: `≤ ${format(bound.atMost)}` }
  if ('atLeast' in bound)
    return { bound: bound.atLeast, holds: value >= bound.atLeast, rule: `≥ ${format(bound.atLeast)}` }
  if ('ratioAtLeast' in bound)
    return { bound: bound.ratioAtLeast, holds: ratio !== null && ratio >= bound.ratioAtLeast, rule: `ratio ≥ ${bound.ratioAtLeast}` }
  return {
    bound: bound.ratioAtMost,
    holds: ratio !== null && ratio <= bound.ratioAtMost,
    rule: `ratio ≤ ${bound.ratioAtMost}`,
  }
}

/** A number as people read it: `12,400`, `21.3`. */
export function format(value: number): string {
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) < 100
      ? 2
      : 0,
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
