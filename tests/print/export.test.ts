import type { DeckDescription } from '../../scripts/export/deck.ts'
import type { Language } from '../../scripts/export/options.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDeck } from '../../scripts/export/deck.ts'
import { entryOf } from '../../scripts/export/options.ts'
import { readDeck } from '../e2e/support/deck-source.ts'
import { fontsNotEmbedded, readLinks, readOutline } from './support/pdf-parts.ts'
import { countImages, textOf } from './support/pdf-text.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const OUT = mkdtempSync(join(tmpdir(), 'webrtc-talk-export-'))
const SITE = 'https://talk.example/webrtc/'
const FAILURES = /An error occurred|failed to load|Loading slide|undefined|\[object Object\]/i

function exportTalk(...args: string[]): { status: number | null, stderr: string, stdout: string } {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/export.ts', ...args], { cwd: ROOT, encoding: 'utf8' })
}

/** Markdown as it is read: no marks, no white space. */
function plain(markdown: string): string {
  return markdown.replace(/[`*_\s]/g, '')
}

beforeAll(() => {
  const { status, stderr } = exportTalk('--site', SITE, '--output', OUT)
  expect(stderr).toMatch(/slides laid out {2}\d/)
  expect(status, stderr).toBe(0)
})

afterAll(() => rmSync(OUT, { recursive: true, force: true }))

describe.each<{ language: Language, runIt: string, noteWord: string }>([
  { language: 'en', runIt: 'Runityourself', noteWord: 'Speakernotes' },
  { language: 'zh-CN', runIt: '亲自运行', noteWord: '演讲者备注' },
])('the printed talk, $language', ({ language, runIt, noteWord }) => {
  let deck: DeckDescription
  let slides: PDFDocument
  let notes: PDFDocument
  let texts: string[]

  beforeAll(async () => {
    const served = await serveDeck(entryOf(ROOT, language))
    await served.close()
    deck = served
    slides = await PDFDocument.load(readFileSync(join(OUT, `webrtc-talk.${language}.pdf`)))
    notes = await PDFDocument.load(readFileSync(join(OUT, `webrtc-talk.${language}.notes.pdf`)))
    texts = slides.getPages().map(textOf)
  })

  it('has one page for each slide, with the slide\'s heading as text', () => {
    expect(slides.getPageCount()).toBe(deck.slides.length)
    const missing = deck.slides.filter(({ no, title }) => !texts[no - 1]?.includes(plain(title)))
    expect(missing.map(({ no, title }) => `${no} ${title}: ${texts[no - 1]?.slice(0, 60)}`)).toEqual([])
  })

  it('has no blank page, and none that tells of a failure', () => {
    expect(texts.filter(text => text.length < 8)).toEqual([])
    expect(texts.filter(text => FAILURES.test(text))).toEqual([])
  })

  it('embeds every font', () => {
    expect(fontsNotEmbedded(slides)).toEqual([])
    expect(fontsNotEmbedded(notes)).toEqual([])
  })

  it('has an outline that leads to every slide, sections above their slides', () => {
    const lines = readOutline(slides)
    expect(lines.map(({ page }) => page)).toEqual(deck.slides.map((_, index) => index))
    expect(lines.filter(({ title }) => title === '')).toEqual([])
    const sections = deck.slides.filter(({ isSection }) => isSection).map(({ no }) => no - 1)
    const top = lines.filter(({ depth }) => depth === 0).map(({ page }) => page)
    expect(top).toEqual(expect.arrayContaining(sections))
  })

  it('has links that lead to pages and to the web, never to the computer that printed it', () => {
    const { uris, broken } = readLinks(slides)
    expect(broken).toBe(0)
    expect(uris.length).toBeGreaterThan(10)
    expect(uris.filter(uri => /localhost|127\.0\.0\.1/.test(uri))).toEqual([])
  })

  it('shows every demo as a photograph, with the address of its page', () => {
    const stills = texts.flatMap((text, index) => text.includes(runIt)
      ? [
          { text, index },
        ]
      : [])
    const demos = stills.map(({ text }) => /talk\.example\/webrtc\/demos\/([a-z-]+)\//.exec(text)?.[1])
    expect(demos).toContain('two-device-call')
    expect(new Set(demos).size).toBe(stills.length)
    const { uris } = readLinks(slides)
    for (const { index } of stills)
      expect(countImages(slides.getPage(index)), `page ${index + 1}`).toBeGreaterThan(0)
    for (const demo of demos)
      expect(uris).toContain(`${SITE}demos/${demo}/`)
  })

  it('leads from every problem to its lab, and says the address of the lab\'s page', () => {
    const leading = readDeck(entryOf('.', language)).flatMap(({ labs }, index) => labs.map(lab => ({ ...lab, index })))
    expect(leading.length).toBeGreaterThan(0)
    for (const { demo, index } of leading)
      expect.soft(texts[index], demo).toContain(`talk.example/webrtc/demos/${demo}/`)
  })

  it('comes with a handout that begins a page for every slide and has its note', () => {
    const starts = readOutline(notes).map(({ page }) => page)
    expect(starts).toHaveLength(deck.slides.length)
    expect(new Set(starts).size).toBe(starts.length)
    expect(plain(notes.getTitle() ?? '')).toContain(noteWord)
    const without = deck.slides.filter(({ no, note }) => {
      const text = textOf(notes.getPage(starts[no - 1] ?? 0))
      return !text.includes(plain(note.split(/\[click|\n/, 1)[0] ?? '').slice(0, 12))
    })
    expect(without.map(({ no }) => no)).toEqual([])
  })
})

describe('the command line', () => {
  it.each([
    [
      'an option that does not exist',
      ['--ink'],
    ],
    [
      'a language that does not exist',
      ['--lang', 'tlh'],
    ],
    [
      'a format that does not exist',
      ['--format', 'docx'],
    ],
    [
      'one file for two languages',
      ['--output', 'talk.pdf'],
    ],
    [
      'an address that is none',
      ['--site', 'talk'],
    ],
    [
      'a stray word',
      ['en'],
    ],
  ])('answers %s with one line and status 2', (_, args) => {
    const { status, stderr, stdout } = exportTalk(...args)
    expect(status).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
  })

  it('explains itself', () => {
    const { status, stdout } = exportTalk('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('--with-clicks')
  })
})
