import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agoText, newestOf, niceLimit } from '../../demos/kit/graph.ts'

describe('the axis of a graph', () => {
  it('ends at a round number above what is shown, and not far above', () => {
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (greatest) => {
      const limit = niceLimit(greatest, 1e-6)
      expect(limit).toBeGreaterThanOrEqual(greatest)
      expect(limit).toBeLessThanOrEqual(greatest * 2.7)
    }))
    expect([
      niceLimit(23, 1),
      niceLimit(31, 1),
      niceLimit(2_300_000, 1),
      niceLimit(0.04, 0.01),
    ]).toEqual([25, 50, 2_500_000, 0.05])
  })

  it('does not make a mountain of noise', () => {
    expect(niceLimit(0.2, 100)).toBe(100)
  })

  it('says how long ago in seconds, and in minutes where that is shorter', () => {
    expect([-60, -30, 0, -600, -1800].map(agoText)).toEqual([
      '−60 s',
      '−30 s',
      '',
      '−10 min',
      '−30 min',
    ])
  })
})

describe('the newest value of a line', () => {
  it('is the last one that was measured, if that is not long ago', () => {
    expect(newestOf([1, 2, null])).toBe(2)
    expect(newestOf([7, null, null, null, null])).toBeNull()
    expect(newestOf([])).toBeNull()
  })
})
