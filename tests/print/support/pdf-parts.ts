import type { PDFDocument } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib'

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'].map(key => PDFName.of(key))

export interface OutlineLine {
  readonly title: string
  /** From 0; -1: nowhere. */
  readonly page: number
  readonly depth: number
}

/** The outline, line by line. */
export function readOutline(pdf: PDFDocument): OutlineLine[] {
  const lines: OutlineLine[] = []
  const pages = pdf.getPages().map(page => page.ref)
  collect(pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict), 0)
  return lines

  function collect(parent: PDFDict, depth: number): void {
    for (let item = parent.lookupMaybe(PDFName.of('First'), PDFDict); item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const target = item.lookup(PDFName.of('Dest'), PDFArray).get(0)
      lines.push({
        title: item.lookup(PDFName.of('Title'), PDFHexString).decodeText(),
        page: pages.findIndex(ref => ref === target),
        depth,
      })
      collect(item, depth + 1)
    }
  }
}

/** Names of fonts whose glyphs are not in the document. */
export function fontsNotEmbedded(pdf: PDFDocument): string[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || String(object.get(PDFName.of('Type'))) !== '/Font')
      return []
    const subtype = String(object.get(PDFName.of('Subtype')))
    // A composite font's glyphs are its descendant's; those of Type 3 are drawings.
    const isEmbedded = subtype === '/Type0'
      || (subtype === '/Type3' && object.has(PDFName.of('CharProcs')))
      || FONT_FILES.some(key => object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)?.has(key))
    return isEmbedded
      ? []
      : [
          String(object.get(PDFName.of('BaseFont'))),
        ]
  })
}

export interface Links {
  /** Addresses on the web. */
  readonly uris: string[]
  /** How many lead to a page of the document. */
  readonly inner: number
  /** How many lead nowhere. */
  readonly broken: number
}

/** What the document's links lead to. */
export function readLinks(pdf: PDFDocument): Links {
  const pages = new Set(pdf.getPages().map(page => page.ref))
  const names = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const uris: string[] = []
  let [inner, broken] = [0, 0]
  for (const annotation of pdf.getPages().flatMap(page => page.node.Annots()?.asArray() ?? [])) {
    const link = pdf.context.lookup(annotation, PDFDict)
    const uri = link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
    const target = link.lookup(PDFName.of('Dest'))
    const place = target instanceof PDFName
      ? names?.lookup(target)
      : target
    const ref = place instanceof PDFArray
      ? place.get(0)
      : null
    if (uri instanceof PDFString || uri instanceof PDFHexString)
      uris.push(uri.decodeText())
    else if (ref instanceof PDFRef && pages.has(ref))
      inner += 1
    else
      broken += 1
  }
  return { uris, inner, broken }
}
