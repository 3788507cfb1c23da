import type { TableRow } from './row.ts'
import { format } from './row.ts'

const HEAD = [
  '',
  'measured',
  'reference',
  'ratio',
  'bound',
  '',
]
/** Numbers are compared down a column, so they end at the same place. */
const IS_NUMBER = [false, true, true, true, true, false]

/** The rows as a table for people, one line each. */
export function renderTable(rows: readonly TableRow[]): string {
  const cells = [
    HEAD,
    ...rows.map(toCells),
  ]
  const widths = HEAD.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)))
  const lines = cells.map(line => line
    .map((cell, column) => IS_NUMBER[column]
      ? cell.padStart(widths[column] ?? 0)
      : cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd())
  lines.splice(1, 0, '─'.repeat(Math.max(...lines.map(line => line.length))))
  return `${lines.join('\n')}\n`
}

function toCells({ title, value, unit, reference, ratio, rule, bound, holds }: TableRow): string[] {
  return [
    title,
    `${format(value)} ${unit}`.trimEnd(),
    reference === null
      ? ''
      : format(reference),
    ratio === null
      ? ''
      : `× ${format(ratio)}`,
    rule,
    bound === null
      ? ''
      : holds
        ? 'holds'
        : 'BROKEN',
  ]
}
