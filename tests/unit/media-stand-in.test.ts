import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, initialOf } from '../../rtc/stand-in-picture.ts'

/** A font in which every character is 0.6 of its size wide. */
const measure = (text: string): number => text.length * 0.6

describe('the stand-in picture', () => {
  it.each([
    ['ada', 'A'],
    ['  Émile', 'É'],
    ['e\u0301mile', 'E\u0301'],
    ['小明', '小'],
    ['Ωμέγα', 'Ω'],
    ['👩‍💻 Dev', '👩‍💻'],
    ['مريم', 'م'],
    ['   ', '·'],
  ])('shows for "%s" the initial %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial)
  })

  it('writes a short name at the largest size', () => {
    expect(fitText('Ada', {
      widthPx: 500,
      largestPx: 48,
      smallestPx: 28,
      measure,
    })).toEqual({ text: 'Ada', sizePx: 48 })
  })

  it('writes a longer name smaller', () => {
    expect(fitText('Ada Lovelace the First', {
      widthPx: 500,
      largestPx: 48,
      smallestPx: 28,
      measure,
    })).toEqual({ text: 'Ada Lovelace the First', sizePx: 37 })
  })

  it('shortens a name that is too long, so that every name fits', () => {
    const options = {
      widthPx: 500,
      largestPx: 48,
      smallestPx: 28,
      measure,
    }
    expect(fitText('x'.repeat(200), options).text).toMatch(/^x+…$/)
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (name) => {
      const { text, sizePx } = fitText(name, options)
      expect(measure(text) * sizePx).toBeLessThanOrEqual(options.widthPx)
      expect(sizePx).toBeGreaterThanOrEqual(options.smallestPx)
    }))
  })
})
