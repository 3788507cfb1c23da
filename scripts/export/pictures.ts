import type { Buffer } from 'node:buffer'
import type { DeckDescription } from './deck.ts'
import type { PrintPage, Sheet } from './print-page.ts'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Picture {
  readonly sheet: Sheet
  readonly png: Buffer
}

/** A PNG of every sheet, at two dots per CSS pixel; tells how far it is after each. */
export async function takePictures({ page, sheets }: PrintPage, onprogress: (done: number, total: number) => void): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const sheet of sheets) {
    pictures.push({ sheet, png: await page.locator(`[id="${sheet.id}"]`).screenshot() })
    onprogress(pictures.length, sheets.length)
  }
  return pictures
}

/** Writes the pictures into a folder that has nothing else afterwards: `07.png`, or `07-02.png` where clicks have theirs. */
export async function writePictures(folder: string, pictures: readonly Picture[], hasClicks: boolean): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const nameOf = ({ id, no }: Sheet): string => hasClicks
    ? id
    : String(no).padStart(3, '0')
  await Promise.all(pictures.map(({ sheet, png }) => writeFile(join(folder, `${nameOf(sheet)}.png`), png)))
}

/** A presentation of pictures, with the notes where the speaker's program shows them. */
export async function writePptx(file: string, pictures: readonly Picture[], deck: DeckDescription): Promise<void> {
  const { default: PptxGen } = await import('pptxgenjs')
  const pptx = new PptxGen()
  const INCH_IN_PIXELS = 96
  pptx.defineLayout({ name: 'deck', width: deck.width / INCH_IN_PIXELS, height: deck.height / INCH_IN_PIXELS })
  pptx.layout = 'deck'
  pptx.title = deck.title
  pptx.subject = deck.subject
  pptx.author = deck.author
  for (const { sheet, png } of pictures) {
    const slide = pptx.addSlide()
    slide.background = { data: `data:image/png;base64,${png.toString('base64')}` }
    const note = deck.slides.find(({ no }) => no === sheet.no)?.note.replaceAll('[click]', '▸')
    if (note)
      slide.addNotes(note)
  }
  await pptx.writeFile({ fileName: file })
}
