import type { Page } from '@playwright/test'
import type { ServedDeck } from './deck.ts'
import type { Language } from './options.ts'
import type { Sheet } from './print-page.ts'
import { PDFDict, PDFDocument, PDFName, PDFRef, rgb } from 'pdf-lib'
import { NOTES_TEXTS, notesHtml, PICTURE_BOX } from './notes-html.ts'
import { setOutline } from './outline.ts'
import { PrintError } from './print-page.ts'
import { describe, outlineOf } from './slides-pdf.ts'

const FRAME = rgb(0.86, 0.84, 0.8)

/**
 * The speaker's handout: for every slide its picture, cut from the printed slides, and its note. Takes the page over.
 * @throws {PrintError} a slide has no page in it
 */
export async function printNotes(page: Page, deck: ServedDeck, slides: PDFDocument, sheets: readonly Sheet[], language: Language): Promise<PDFDocument> {
  const address = `${deck.origin}/notes-handout`
  const html = await notesHtml(deck, sheets, language)
  await page.route(address, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const notes = await PDFDocument.load(await page.pdf({
    printBackground: true,
    preferCSSPageSize: true,
    tagged: true,
    outline: true,
  }))
  const starts = readStarts(notes)
  if (starts.length !== deck.slides.length)
    throw new PrintError(`The notes of ${deck.slides.length} slides begin on ${starts.length} pages.`)
  await drawPictures(notes, slides, deck.slides.map(({ no }) => sheets.findLastIndex(sheet => sheet.no === no)), starts)
  describe(notes, deck, language, ` · ${NOTES_TEXTS[language].title}`)
  setOutline(notes, outlineOf(deck.slides, deck.slides.map(({ no }, index) => ({
    id: '',
    no,
    title: sheets.find(sheet => sheet.no === no)?.title ?? '',
    page: starts[index] ?? 0,
  }))))
  return notes
}

async function drawPictures(notes: PDFDocument, slides: PDFDocument, pictures: readonly number[], starts: readonly number[]): Promise<void> {
  const pages = slides.getPages()
  const embedded = await notes.embedPages(pictures.flatMap(index => pages[index] ?? []))
  for (const [index, picture] of embedded.entries()) {
    const page = notes.getPage(starts[index] ?? 0)
    const { x, top, width, height } = PICTURE_BOX
    const box = {
      x,
      y: page.getHeight() - top - height,
      width,
      height,
    }
    page.drawPage(picture, box)
    page.drawRectangle({ ...box, borderColor: FRAME, borderWidth: 0.75 })
  }
}

/** On which page each slide begins: Chromium's own outline has one line per heading. */
function readStarts(pdf: PDFDocument): number[] {
  const starts: number[] = []
  const pageRefs = pdf.getPages().map(page => page.ref)
  const root = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  collect(root?.lookupMaybe(PDFName.of('First'), PDFDict))
  return starts

  function collect(item: PDFDict | undefined): void {
    for (let each = item; each; each = each.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      starts.push(pageOf(each))
      collect(each.lookupMaybe(PDFName.of('First'), PDFDict))
    }
  }

  function pageOf(item: PDFDict): number {
    const target = pdf.context.lookup(item.get(PDFName.of('Dest')))
    const ref = target && 'get' in target && typeof target.get === 'function'
      ? (target.get as (index: number) => unknown)(0)
      : null
    return ref instanceof PDFRef
      ? pageRefs.indexOf(ref)
      : -1
  }
}
