import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AgeOfInformation } from '../../demos/lossy-race/age-of-information.ts'

const PARTS = [0.5, 0.95]

/** The ages after these have come, each as [when it was sent, when it came]. */
function agesOf(...moves: [sentMs: number, atMs: number][]): AgeOfInformation {
  const ages = new AgeOfInformation()
  for (const [sentMs, atMs] of moves)
    ages.take({ sentMs, atMs })
  return ages
}

describe('the age of information', () => {
  it('grows evenly between two moves, whatever the beat of whoever looks', () => {
    // Sent every 50 ms, 20 ms on the way: 20 to 70 ms old.
    const ages = agesOf(...Array.from({ length: 200 }, (_, n): [number, number] => [n * 50, n * 50 + 20]))
    const [typicalMs, worstMs] = ages.quantiles(PARTS, { sinceMs: 20, untilMs: 200 * 50 + 20, offsetMs: 0 })
    expect(typicalMs).toBeCloseTo(45)
    expect(worstMs).toBeCloseTo(67.5)
  })

  it('goes on growing while nothing comes', () => {
    const ages = agesOf([0, 10])
    expect(ages.quantiles([0.5, 1], { sinceMs: 10, untilMs: 1_010, offsetMs: 0 })).toEqual([510, 1_010])
  })

  it('is told on the sender\'s clock, and is never less than nothing', () => {
    const ages = agesOf([5_000, 10])
    expect(ages.quantiles([1], { sinceMs: 10, untilMs: 110, offsetMs: 5_000 })).toEqual([110])
    expect(ages.quantiles([0.5], { sinceMs: 10, untilMs: 110, offsetMs: 0 })).toEqual([0])
  })

  it('is that of the time asked for: what began before counts from its beginning', () => {
    const ages = agesOf([0, 0], [900, 1_000])
    const asked = { sinceMs: 500, untilMs: 1_500, offsetMs: 0 }
    const before = ages.quantiles([0.5, 1], asked)
    expect(before).toEqual([550, 1_000])
    ages.forgetBefore(500)
    expect(ages.quantiles([0.5, 1], asked)).toEqual(before)
    ages.forgetBefore(1_200)
    expect(ages.quantiles([1], { ...asked, sinceMs: 1_200 })).toEqual([600])
  })

  it('is nothing before anything has come, and of no time at all', () => {
    expect(new AgeOfInformation().quantiles(PARTS, { sinceMs: 0, untilMs: 100, offsetMs: 0 })).toEqual([null, null])
    expect(agesOf([0, 10]).quantiles(PARTS, { sinceMs: 10, untilMs: 10, offsetMs: 0 })).toEqual([null, null])
  })

  it('is what looking a thousand times would find', () => {
    const gap = fc.record({
      sentAfterMs: fc.integer({ min: 1, max: 200 }),
      wayMs: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(fc.property(fc.array(gap, { minLength: 1, maxLength: 30 }), (gaps) => {
      let sentMs = 0
      let atMs = 0
      const moves = gaps.map(({ sentAfterMs, wayMs }): [number, number] => {
        sentMs += sentAfterMs
        atMs = Math.max(atMs + 1, sentMs + wayMs)
        return [sentMs, atMs]
      })
      const sinceMs = moves[0]?.[1] ?? 0
      const untilMs = atMs + 50
      const looks = Array.from({ length: 1_000 }, (_, n) => {
        const nowMs = sinceMs + (untilMs - sinceMs) * (n + 0.5) / 1_000
        return nowMs - (moves.findLast(([, at]) => at <= nowMs)?.[0] ?? 0)
      }).toSorted((a, b) => a - b)
      const [typicalMs] = agesOf(...moves).quantiles([0.5], { sinceMs, untilMs, offsetMs: 0 })
      const step = (untilMs - sinceMs) / 1_000
      // At a jump between two teeth, either of its sides is the half.
      expect(typicalMs).toBeGreaterThanOrEqual((looks[498] ?? 0) - step)
      expect(typicalMs).toBeLessThanOrEqual((looks[501] ?? 0) + step)
    }), { numRuns: 1_000, seed: 11 })
  })
})
