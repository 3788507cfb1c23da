import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../e2e/support/deck-source.ts'

/** `two-device-call` → `TwoDeviceCallDemo`, the tag under which a slide runs it. */
function tagOf(demo: string): string {
  return `${demo.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Demo`
}

describe.each(['slides.md', 'slides.zh-CN.md'])('the problems of %s', (entry) => {
  const slides = readDeck(entry)
  const problems = slides.filter(({ id }) => id.startsWith('problem-'))

  it('are all there', () => {
    expect(problems.length).toBeGreaterThanOrEqual(6)
  })

  it.each(problems)('lead from $id to a lab that shows it', ({ labs }) => {
    expect(labs.length).toBeGreaterThan(0)
  })

  it.each(slides.flatMap(({ id, labs }) => labs.map(lab => ({ id, ...lab }))))('lead from $id to $demo, which runs on the slide $slide and on a page of its own', ({ demo, slide }) => {
    expect(slides.find(({ id }) => id === slide)?.components).toContain(tagOf(demo))
    expect(existsSync(`demos/${demo}/index.html`)).toBe(true)
  })
})
