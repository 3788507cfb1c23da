import { describe, expect, it } from 'vitest'
import { quotedLines, readDeck } from '../e2e/support/deck-source.ts'

/** Shorter than this is a phrase, not a program. */
const MAX_LINES_OF_A_PHRASE = 3
/** What can be read from the last row. */
const MAX_LINES_OF_A_QUOTE = 15

/** Longer code that stands in a slide itself, by slide, and why. */
const NOT_QUOTED: Readonly<Record<string, string>> = {
  signaling: 'an excerpt of a session description, which no file of this project holds',
}

const slides = ['slides.md', 'slides.zh-CN.md'].flatMap(readDeck)
const quotes = [
  ...new Set(slides.flatMap(slide => slide.quotes)),
]

/** Everything between a fence's marks. */
function fencedCode(text: string): string[] {
  return [
    ...text.matchAll(/^(`{3,4})\w.*\n([\s\S]*?)\n\1$/gm),
  ].map(([, , code = '']) => code)
}

describe('code on slides', () => {
  it('is quoted from the files that run', () => {
    const unquoted = slides.flatMap(({ id, written }) => fencedCode(written)
      .filter(code => code.split('\n').filter(line => !line.startsWith('<<<')).length > MAX_LINES_OF_A_PHRASE)
      .map(() => id))
    expect([
      ...new Set(unquoted),
    ]).toEqual(Object.keys(NOT_QUOTED))
  })

  it.each(quotes)('finds %s, and it fits', (quote) => {
    const lines = quotedLines(quote)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThanOrEqual(MAX_LINES_OF_A_QUOTE)
  })
})
