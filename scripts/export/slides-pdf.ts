import type { DeckDescription, SlideDescription } from './deck.ts'
import type { Language } from './options.ts'
import type { OutlineItem } from './outline.ts'
import type { PrintPage, Sheet } from './print-page.ts'
import { PDFDocument } from 'pdf-lib'
import { setOutline } from './outline.ts'
import { PrintError } from './print-page.ts'

/** A PDF point is 1/72 inch, a CSS pixel 1/96. */
export const POINTS_PER_PIXEL = 0.75

/**
 * Prints the opened slides, one page each: real text, embedded fonts, links, and an outline of sections and slides.
 * @throws {PrintError} there are more or fewer pages than slides
 */
export async function printSlides({ page, sheets }: PrintPage, deck: DeckDescription, language: Language): Promise<PDFDocument> {
  const printed = await page.pdf({
    printBackground: true,
    preferCSSPageSize: true,
    tagged: true,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
  })
  const pdf = await PDFDocument.load(printed)
  if (pdf.getPageCount() !== sheets.length)
    throw new PrintError(`${sheets.length} slides became ${pdf.getPageCount()} pages.`)
  trimPages(pdf, deck)
  describe(pdf, deck, language)
  setOutline(pdf, outlineOf(deck.slides, sheets))
  return pdf
}

/** Chromium rounds the paper's size up, which shows as a white hair beside a coloured slide. */
function trimPages(pdf: PDFDocument, { width, height }: DeckDescription): void {
  const size = { width: width * POINTS_PER_PIXEL, height: height * POINTS_PER_PIXEL }
  for (const page of pdf.getPages()) {
    const top = page.getHeight()
    page.setMediaBox(0, top - size.height, size.width, size.height)
    page.setCropBox(0, top - size.height, size.width, size.height)
  }
}

/** What a reader's window and a search engine say of the document. */
export function describe(pdf: PDFDocument, { title, subject, author, keywords }: DeckDescription, language: Language, suffix = ''): void {
  pdf.setTitle(title + suffix, { showInWindowTitleBar: true })
  pdf.setSubject(subject)
  pdf.setAuthor(author)
  pdf.setKeywords([...keywords])
  pdf.setCreator('webrtc-talk')
  pdf.setLanguage(language)
}

/** Sections, with their slides below them; slides before the first section stand for themselves. */
export function outlineOf(slides: readonly SlideDescription[], sheets: readonly Sheet[]): OutlineItem[] {
  const items: (OutlineItem & { section: number | null, children: OutlineItem[] })[] = []
  for (const slide of slides) {
    const page = sheets.findIndex(({ no }) => no === slide.no)
    const title = sheets[page]?.title || slide.title
    const opener = slides.find(({ section }) => section !== null && section === slide.section)
    if (opener === undefined || opener === slide) {
      items.push({
        title,
        page,
        section: slide.section,
        children: [],
      })
    }
    else {
      items.find(({ section }) => section === slide.section)?.children.push({ title, page, children: [] })
    }
  }
  return items
}
