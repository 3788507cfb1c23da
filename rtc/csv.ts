/** One column of a table: its name, and what stands in each of its cells. */
export interface CsvColumn {
  readonly name: string
  /** Null leaves the cell empty. */
  readonly cell: (row: number) => string | number | null
}

/**
 * A table as CSV, with a head.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function toCsv(columns: readonly CsvColumn[], rows: number): string {
  const lines = [
    columns.map(({ name }) => quote(name)).join(','),
  ]
  for (let row = 0; row < rows; row++)
    lines.push(columns.map(({ cell }) => quote(cell(row))).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function quote(value: string | number | null): string {
  const text = value === null
    ? ''
    : String(value)
  return /[",\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
