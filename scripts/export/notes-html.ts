import type { ServedDeck, SlideDescription } from './deck.ts'
import type { Language } from './options.ts'
import type { Sheet } from './print-page.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const POINTS_PER_MM = 72 / 25.4

/** Millimetres on A4. */
const MARGIN = 18
const HEAD = 16
const WIDTH = 210 - 2 * MARGIN
const HEIGHT = WIDTH * 9 / 16

/** Where a slide's picture is on its page, in points from the top left corner. */
export const PICTURE_BOX = {
  x: MARGIN * POINTS_PER_MM,
  top: (MARGIN + HEAD) * POINTS_PER_MM,
  width: WIDTH * POINTS_PER_MM,
  height: HEIGHT * POINTS_PER_MM,
}

export const NOTES_TEXTS: Record<Language, { title: string, click: string, minutes: (count: number) => string, none: string }> = {
  'en': {
    title: 'Speaker notes',
    click: 'click',
    minutes: count => `${count} min`,
    none: 'No note.',
  },
  'zh-CN': {
    title: '演讲者备注',
    click: '点击',
    minutes: count => `${count} 分钟`,
    none: '没有备注。',
  },
}

/** On paper: points and millimetres. */
const CHINESE_FONT = join(ROOT, 'node_modules', '@fontsource', 'noto-sans-sc', 'files', 'noto-sans-sc-chinese-simplified-400-normal.woff2')
const CSS = `
@page { size: A4; margin: ${MARGIN}mm; }
body { margin: 0; color: #16202e; font: 11.5pt/1.5 var(--wt-font); }
article { break-before: page; }
article:first-child { break-before: auto; }
header { display: flex; gap: 4mm; align-items: baseline; height: ${HEAD}mm; }
.no { min-width: 8mm; color: #3f3ac4; font: 780 17pt/1.1 var(--wt-font-display); font-variant-numeric: tabular-nums; }
h1 { flex: 1; margin: 0; font: 780 15pt/1.15 var(--wt-font-display); }
header span { color: #515c6b; font-size: 10pt; white-space: nowrap; }
.picture { height: ${HEIGHT}mm; }
.note { padding-top: 7mm; max-width: 150mm; }
.note p, .note ul, .note ol { margin: 0 0 3mm; orphans: 3; widows: 3; }
.note code { font: 460 0.92em var(--wt-font-mono); }
.none { color: #515c6b; }
.click { display: inline-block; margin-right: 1mm; padding: 0 2mm; border-radius: 2mm; background: #e6e5fb; color: #3f3ac4; font: 650 8.5pt/1.6 var(--wt-font); vertical-align: 0.15em; }
a { color: #3f3ac4; }
`

/** The handout without its pictures: one A4 page per slide, more where a note is long. */
export async function notesHtml(deck: ServedDeck, sheets: readonly Sheet[], language: Language): Promise<string> {
  const [whole, fonts, tokens, chinese, ...notes] = await Promise.all([
    language === 'zh-CN'
      ? wholeChineseFont()
      : '',
    readFile(join(ROOT, 'styles', 'fonts.css'), 'utf8'),
    readFile(join(ROOT, 'styles', 'tokens.css'), 'utf8'),
    readFile(join(ROOT, 'styles', 'chinese.css'), 'utf8'),
    ...deck.slides.map(slide => renderedNote(deck, slide)),
  ])
  const articles = deck.slides.map((slide, index) => articleOf(slide, {
    language,
    title: sheets.find(({ no }) => no === slide.no)?.title ?? slide.title,
    section: deck.slides.find(each => each.isSection && each.section === slide.section)?.title ?? '',
    note: notes[index] ?? '',
  }))
  return `<!doctype html><html lang="${language}"><title>${escape(deck.title)}</title><style>${fonts}${tokens}${chinese}${whole}${CSS}</style><body>${articles.join('')}`
}

/** The deck's cut has the characters of the slides alone, and a computer need not have a font for Chinese: notes get all. */
async function wholeChineseFont(): Promise<string> {
  const font = await readFile(CHINESE_FONT, 'base64')
  return `@font-face { font-family: 'Noto Sans SC Whole'; src: url('data:font/woff2;base64,${font}') format('woff2'); }
:root:root { --wt-font: 'Inter Variable', 'Noto Sans SC Whole', sans-serif; }`
}

/** Slidev's own rendering of a note: HTML of this project's Markdown. */
async function renderedNote({ origin }: ServedDeck, { no }: SlideDescription): Promise<string> {
  const response = await fetch(`${origin}/__slidev/slides/${no}.json`)
  const { noteHTML } = await response.json() as { noteHTML?: string }
  return noteHTML ?? ''
}

interface ArticleParts {
  readonly language: Language
  readonly title: string
  readonly section: string
  readonly note: string
}

function articleOf({ no, isSection, minutes }: SlideDescription, { language, title, section, note }: ArticleParts): string {
  const { click, minutes: tellMinutes, none } = NOTES_TEXTS[language]
  const place = [
    section,
    isSection && minutes !== null
      ? tellMinutes(minutes)
      : '',
  ].filter(Boolean).join(' · ')
  const text = note.replace(/<span class="slidev-note-click-mark"[^>]*><\/span>/g, `<b class="click">${click}</b>`)
  return `<article><header><b class="no">${no}</b><h1>${escape(title)}</h1><span>${escape(place)}</span></header>
<div class="picture"></div><div class="note">${text || `<p class="none">${none}</p>`}</div></article>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`)
}
