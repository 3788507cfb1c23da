import type { SourceSlide } from '../e2e/support/deck-source.ts'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../e2e/support/deck-source.ts'
import { OUTLINE } from './support/outline.ts'

const TALK_MINUTES = 45

const english = readDeck('slides.md')
const chinese = readDeck('slides.zh-CN.md')

describe('the talk as it is written', () => {
  it('has the same slides in both languages', () => {
    const shape = ({ id, section, minutes, layout, clicks, components, fences, quotes }: SourceSlide) => ({
      id,
      section,
      minutes,
      layout,
      clicks,
      components,
      fences,
      quotes,
    })
    expect(chinese.map(shape)).toEqual(english.map(shape))
    expect(new Set(english.map(({ id }) => id)).size).toBe(english.length)
    expect(english.length).toBeGreaterThanOrEqual(45)
    expect(english.length).toBeLessThanOrEqual(60)
  })

  it('says in the note of everything live what to do if it fails', () => {
    const live = english.filter(({ layout, components }) => layout === 'demo' || components.some(name => /^(?:Live|JoinQr)/.test(name)))
    expect(live.length).toBeGreaterThan(8)
    for (const { id, note } of live)
      expect.soft(note, id).toMatch(/\bif\b|\bwithout\b/i)
  })
})

describe.each([
  { language: 'en', slides: english },
  { language: 'zh-CN', slides: chinese },
] as const)('the talk as it is written: $language', ({ language, slides }) => {
  it('has a note for every slide, and clicks in step with it', () => {
    for (const [i, { id, note }] of slides.entries()) {
      expect.soft(note.length, id).toBeGreaterThan(20)
      expect.soft(note.split('[click]').length, `${id}: clicks in the note`).toBe(english[i]?.note.split('[click]').length)
    }
  })

  it(`takes ${TALK_MINUTES} minutes`, () => {
    expect(slides.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(TALK_MINUTES)
  })

  it('covers every row of the outline', () => {
    for (const [section, terms] of OUTLINE.entries()) {
      const text = slides.filter(slide => slide.section === section).map(slide => slide.text).join('\n')
      for (const term of terms[language])
        expect.soft(text, `section ${section}`).toContain(term)
    }
  })
})
