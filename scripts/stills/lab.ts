import type { Page } from '@playwright/test'
import type { Language } from '../export/options.ts'
import { slidesWith } from '../../tests/e2e/support/deck-source.ts'
import { photograph, SCHEMES, SCREEN, withSession } from './session.ts'

export interface LabPicture {
  /** The picture's name: the demo's. */
  readonly name: string
  /** The component in whose slide the lab runs. */
  readonly component: string
  /** Styles that make what is photographed as large as it has to be read. */
  readonly frame: string
  /** Brings the lab to where its picture is taken. */
  readonly prepare: (page: Page) => Promise<void>
}

/** Runs a lab in its slide, and photographs it in light and dark. */
export function photographSlide(language: Language, { name, component, frame, prepare }: LabPicture): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const [slide] = slidesWith(component)
    if (slide === undefined)
      throw new Error(`No slide of the deck has ${component}.`)
    const { page } = await arrive({ viewport: SCREEN, locale: language })
    await page.goto(new URL(`${language === 'en'
      ? ''
      : `/${language}`}${slide}`, stage.addresses.deck).href)
    await page.addStyleTag({ content: frame })
    await prepare(page)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await photograph(page, '.demo-frame:visible', { name, language, scheme })
    }
  })
}
