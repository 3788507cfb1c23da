import type { Browser, Page } from '@playwright/test'
import type { ServedDeck } from './deck.ts'
import type { ExportOptions, Language } from './options.ts'
import { messageOf } from '../../server/user-error.ts'
import { preparePrint } from './prepare-print.ts'

/** One page of paper: a slide, or one of its clicks. */
export interface Sheet {
  /** The element's id: `007-01`. */
  readonly id: string
  /** The slide's number, from 1. */
  readonly no: number
  /** The slide's heading. */
  readonly title: string
}

export interface PrintPage {
  readonly page: Page
  /** In the order in which they are printed. */
  readonly sheets: readonly Sheet[]
}

const TIMEOUT_MS = 120_000
/** Dots per CSS pixel of what is exported as pictures. */
const PICTURE_SCALE = 2

/** A deck whose slides print something else than themselves: an error, or a picture that is missing. */
export class PrintError extends Error {
  override readonly name = 'PrintError'
}

/**
 * Opens all slides of a deck under each other, and waits until nothing is missing and nothing moves.
 * @throws {PrintError} a slide reports an error, or something it shows cannot be loaded
 */
export async function openPrintPage(browser: Browser, deck: ServedDeck, language: Language, options: ExportOptions): Promise<PrintPage> {
  const context = await browser.newContext({
    viewport: { width: deck.width, height: deck.height },
    deviceScaleFactor: PICTURE_SCALE,
    locale: language,
    reducedMotion: 'reduce',
    colorScheme: options.isDark
      ? 'dark'
      : 'light',
  })
  const page = await context.newPage()
  const complaints = listenToComplaints(page)
  await page.emulateMedia({ media: 'screen' })
  const address = new URL('/print', deck.origin)
  address.search = new URLSearchParams({
    print: options.hasClicks
      ? 'clicks'
      : 'true',
    lang: language,
    site: options.site,
  }).toString()
  await page.goto(address.href, { waitUntil: 'networkidle', timeout: TIMEOUT_MS })
  const sheets = await prepare(page, deck, options.site).catch((thrown: unknown) => {
    complaints.unshift(messageOf(thrown))
    return []
  })
  if (complaints.length > 0)
    throw new PrintError(`The slides of ${language} cannot be printed as they are:\n  ${complaints.join('\n  ')}`)
  return { page, sheets }
}

/** Vite may load the page once more when it has found another dependency: what was prepared is gone then. */
async function prepare(page: Page, deck: ServedDeck, site: string, attempts = 3): Promise<Sheet[]> {
  const { slides } = deck
  const targets = Object.fromEntries(slides.filter(({ id }) => id !== '').map(({ id, no }) => [id, no]))
  try {
    return await page.evaluate(preparePrint, { slideCount: slides.length, site, targets })
  }
  catch (thrown) {
    if (attempts <= 1 || !messageOf(thrown).includes('Execution context was destroyed'))
      throw thrown
    await page.waitForLoadState('networkidle')
    return prepare(page, deck, site, attempts - 1)
  }
}

/** Collects what a developer would see as red in the console. */
function listenToComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    // A page that is loaded again takes its running requests with it.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED')
      complaints.push(`${request.url()} ${reason}`)
  })
  return complaints
}
