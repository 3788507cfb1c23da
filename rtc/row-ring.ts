/** One number of every column; null where nothing was measured. */
export type Row<C extends string> = Readonly<Record<C, number | null>>

/** The newest rows of numbers, at most `capacity` of them, in memory that is taken once and never grows. */
export class RowRing<C extends string> {
  readonly columns: readonly C[]
  readonly capacity: number
  /** NaN: nothing was measured. */
  readonly #values: ReadonlyMap<C, Float64Array>
  #pushed = 0

  constructor(columns: readonly C[], capacity: number) {
    this.columns = columns
    this.capacity = capacity
    this.#values = new Map(columns.map(column => [
      column,
      new Float64Array(capacity),
    ]))
  }

  /** How many rows there are. */
  get length(): number {
    return Math.min(this.#pushed, this.capacity)
  }

  /** Adds the newest row; the oldest makes room for it when there is none. */
  push(row: Row<C>): void {
    const slot = this.#pushed % this.capacity
    for (const [column, values] of this.#values)
      values[slot] = row[column] ?? Number.NaN
    this.#pushed++
  }

  /** A value by the age of its row: 0 is the oldest one that is kept. */
  at(column: C, index: number): number | null {
    if (index < 0 || index >= this.length)
      return null
    const slot = (this.#pushed - this.length + index) % this.capacity
    const value = this.#values.get(column)?.[slot] ?? Number.NaN
    return Number.isNaN(value)
      ? null
      : value
  }

  /** The newest value of a column. */
  newest(column: C): number | null {
    return this.at(column, this.length - 1)
  }

  /** Fills `target` with the newest values of a column, the newest at its end; what is older than all rows is null. */
  copyNewest(column: C, target: (number | null)[]): void {
    const values = this.#values.get(column)
    const [end, oldest] = [this.#pushed, this.#pushed - this.length]
    for (let i = 0; i < target.length; i++) {
      const row = end - target.length + i
      const value = values && row >= oldest
        ? values[row % this.capacity] ?? Number.NaN
        : Number.NaN
      target[i] = Number.isNaN(value)
        ? null
        : value
    }
  }

  /** Forgets every row, and keeps the memory. */
  clear(): void {
    this.#pushed = 0
  }
}
