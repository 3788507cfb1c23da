import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFHexString, PDFName, PDFNull } from 'pdf-lib'

/** One line of a document's outline. */
export interface OutlineItem {
  readonly title: string
  /** The page it leads to, from 0. */
  readonly page: number
  readonly children: readonly OutlineItem[]
}

/**
 * Gives a document its outline, in place of any that it has, and has readers show it.
 * @see https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf §12.3.3
 */
export function setOutline(pdf: PDFDocument, items: readonly OutlineItem[]): void {
  const root = pdf.context.nextRef()
  const children = writeItems(pdf, root, items)
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', ...children }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

/** Writes the items below one parent; what the parent's dictionary says of them. */
function writeItems(pdf: PDFDocument, parent: PDFRef, items: readonly OutlineItem[]): Record<string, PDFRef | number> {
  const refs = items.map(() => pdf.context.nextRef())
  for (const [index, { title, page, children }] of items.entries()) {
    const ref = refs[index]
    const target = pdf.getPages()[page]
    if (!ref || !target)
      throw new Error(`The outline leads to page ${page + 1} of ${pdf.getPageCount()}.`)
    const [previous, next] = [refs[index - 1], refs[index + 1]]
    pdf.context.assign(ref, pdf.context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [
        target.ref,
        PDFName.of('XYZ'),
        PDFNull,
        PDFNull,
        PDFNull,
      ],
      ...previous && { Prev: previous },
      ...next && { Next: next },
      // A negative count: there are that many, folded away.
      ...negate(writeItems(pdf, ref, children)),
    }))
  }
  const [first, last] = [
    refs[0],
    refs.at(-1),
  ]
  return first && last
    ? { First: first, Last: last, Count: refs.length }
    : {}
}

function negate(entries: Record<string, PDFRef | number>): Record<string, PDFRef | number> {
  return typeof entries.Count === 'number'
    ? { ...entries, Count: -entries.Count }
    : entries
}
