import type { PDFDocument, PDFPage } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, PDFStream } from 'pdf-lib'

/** A font's way from character codes to text. */
interface Decoder { readonly bytesPerCode: 1 | 2, readonly texts: ReadonlyMap<number, string> }

const TOKEN = /\/([^\s/<>[\]()]+)\s+[-\d.]+\s+Tf|\/([^\s/<>[\]()]+)\s+Do|<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\()])*)\)/g
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The text of a page in the order in which it is drawn, without any white space. */
export function textOf(page: PDFPage): string {
  const resources = page.node.Resources()
  const { Contents } = page.node.normalizedEntries()
  const content = Contents instanceof PDFArray
    ? Contents.asArray().map(part => streamText(page.doc, part)).join('\n')
    : ''
  return resources
    ? read(page.doc, content, resources).replace(/\s+/g, '')
    : ''
}

/** How many pictures a page draws. */
export function countImages(page: PDFPage): number {
  const objects = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  return (objects?.keys() ?? []).filter(key => subtypeOf(objects?.lookup(key)) === '/Image').length
}

function read(pdf: PDFDocument, content: string, resources: PDFDict): string {
  const fonts = resources.lookupMaybe(PDFName.of('Font'), PDFDict)
  const objects = resources.lookupMaybe(PDFName.of('XObject'), PDFDict)
  let decoder: Decoder | null = null
  let text = ''
  for (const [, font, object, hex, literal] of content.matchAll(TOKEN)) {
    if (font !== undefined) {
      decoder = decoderOf(pdf, fonts?.lookupMaybe(PDFName.of(font), PDFDict))
    }
    else if (object !== undefined) {
      text += readForm(pdf, objects?.lookup(PDFName.of(object)), resources)
    }
    else if (decoder) {
      text += decode(decoder, hex === undefined
        ? literalBytes(literal ?? '')
        : hexBytes(hex))
    }
  }
  return text
}

function readForm(pdf: PDFDocument, form: unknown, outer: PDFDict): string {
  if (!(form instanceof PDFStream) || subtypeOf(form) !== '/Form')
    return ''
  return read(pdf, streamText(pdf, form), form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? outer)
}

function subtypeOf(object: unknown): string {
  return object instanceof PDFStream
    ? String(object.dict.get(PDFName.of('Subtype')))
    : ''
}

function streamText(pdf: PDFDocument, object: unknown): string {
  const stream = pdf.context.lookup(object as Parameters<typeof pdf.context.lookup>[0])
  if (!(stream instanceof PDFRawStream)) {
    return stream instanceof PDFStream
      ? Buffer.from(stream.getContents()).toString('latin1')
      : ''
  }
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

/** @see https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf §9.10.3 */
function decoderOf(pdf: PDFDocument, font: PDFDict | undefined): Decoder {
  const texts = new Map<number, string>()
  const map = streamText(pdf, font?.get(PDFName.of('ToUnicode')))
  const toText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      texts.set(Number.parseInt(code, 16), toText(text))
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [from, to] = [
        Number.parseInt(first, 16),
        Number.parseInt(last, 16),
      ]
      for (let code = from; code <= to; code++)
        texts.set(code, String.fromCodePoint((toText(text).codePointAt(0) ?? 0) + code - from))
    }
  }
  return {
    bytesPerCode: String(font?.get(PDFName.of('Subtype'))) === '/Type0'
      ? 2
      : 1,
    texts,
  }
}

function decode({ bytesPerCode, texts }: Decoder, bytes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += bytesPerCode) {
    const code = bytesPerCode === 1
      ? bytes[i] ?? 0
      : (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0)
    text += texts.get(code) ?? ''
  }
  return text
}

function hexBytes(hex: string): number[] {
  return [
    ...Buffer.from(hex.replace(/\s/g, ''), 'hex'),
  ]
}

function literalBytes(literal: string): number[] {
  return [
    ...literal.matchAll(/\\([0-7]{1,3}|[\s\S])|([\s\S])/g),
  ].map(([, escaped, plain]) => {
    if (escaped === undefined)
      return plain?.charCodeAt(0) ?? 0
    return /^[0-7]/.test(escaped)
      ? Number.parseInt(escaped, 8)
      : ESCAPES[escaped] ?? escaped.charCodeAt(0)
  })
}
