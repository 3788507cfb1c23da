import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../rtc/csv.ts'
import { RowRing } from '../../rtc/row-ring.ts'

describe('a ring of rows', () => {
  it('keeps the newest rows and nothing else, whatever is pushed', () => {
    const value = fc.option(fc.double({ noNaN: true }))
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.record({ a: value, b: value }), { maxLength: 30 }), (capacity, rows) => {
      const ring = new RowRing(['a', 'b'], capacity)
      rows.forEach(row => ring.push(row))
      const kept = rows.slice(-capacity)
      expect(ring.length).toBe(kept.length)
      for (const column of ['a', 'b'] as const) {
        expect(kept.map((_, index) => ring.at(column, index))).toEqual(kept.map(row => row[column]))
        expect(ring.newest(column)).toBe(kept.at(-1)?.[column] ?? null)
      }
    }))
  })

  it('has no value outside of its rows', () => {
    const ring = new RowRing(['a'], 3)
    ring.push({ a: 7 })
    expect([
      ring.at('a', -1),
      ring.at('a', 1),
      ring.at('a', 2),
    ]).toEqual([null, null, null])
  })

  it('fills a window with the newest values at its end', () => {
    const ring = new RowRing(['a'], 4)
    const window = Array.from<number | null>({ length: 3 }).fill(0)
    ring.copyNewest('a', window)
    expect(window).toEqual([null, null, null])
    for (const a of [1, 2])
      ring.push({ a })
    ring.copyNewest('a', window)
    expect(window).toEqual([null, 1, 2])
    for (const a of [3, null, 5, 6])
      ring.push({ a })
    ring.copyNewest('a', window)
    expect(window).toEqual([null, 5, 6])
  })

  it('is empty after it was cleared', () => {
    const ring = new RowRing(['a'], 2)
    ring.push({ a: 1 })
    ring.clear()
    expect([
      ring.length,
      ring.newest('a'),
    ]).toEqual([0, null])
  })
})

describe('a table as CSV', () => {
  it('has a head, a line for each row, and empty cells for what is not known', () => {
    const rows = [
      { time: '2026-01-02T03:04:05.000Z', bitrate: 1200 },
      { time: '2026-01-02T03:04:05.500Z', bitrate: null },
    ]
    expect(toCsv([
      {
        name: 'time',
        cell: row => rows[row]?.time ?? null,
      },
      {
        name: 'bitrate_bps',
        cell: row => rows[row]?.bitrate ?? null,
      },
    ], rows.length)).toBe('time,bitrate_bps\r\n2026-01-02T03:04:05.000Z,1200\r\n2026-01-02T03:04:05.500Z,\r\n')
  })

  it('quotes what would be taken for another cell or line', () => {
    expect(toCsv([
      {
        name: 'a,b',
        cell: () => 'say "so"\n',
      },
    ], 1)).toBe('"a,b"\r\n"say ""so""\n"\r\n')
  })
})
