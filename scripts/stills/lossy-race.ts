import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { slidesWith } from '../../tests/e2e/support/deck-source.ts'
import { photograph, SCHEMES, SCREEN, withSession } from './session.ts'

/** As narrow as the picture is on paper; without what is there to be pressed. */
const FRAME = `
  .demo-frame { flex: none !important; width: 924px !important; height: 452px !important; }
  .demo-frame footer { display: none !important; }
`

const NAMES: Record<Language, [string, string]> = {
  'en': ['Ada', 'Grace'],
  'zh-CN': ['小雨', '阿明'],
}

/** As the button that draws is called. */
const DRAW: Record<Language, string> = { 'en': 'Draw two', 'zh-CN': '随机抽两位' }
/** Of the dial's levels, the one at which the four part. */
const MUCH = 2

/** Two devices race on a path with much on it, and the screen is photographed in light and dark. */
export default function photographRace(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const runners: Person[] = []
    for (const name of NAMES[language]) {
      const runner = await arrive()
      await runner.join(stage.addresses.join.http, name)
      runners.push(runner)
    }
    const [slide = ''] = slidesWith('LossyRaceDemo')
    const { page } = await arrive({ viewport: SCREEN })
    await page.goto(new URL(`${language === 'en'
      ? ''
      : `/${language}`}${slide}`, stage.addresses.deck).href)
    await page.getByRole('button', { name: DRAW[language] }).click()
    for (const runner of runners)
      await runner.accept()
    await page.addStyleTag({ content: FRAME })
    await page.locator('.race-dial .level').getByRole('radio').nth(MUCH).check({ force: true })
    const ages = page.locator('.demo-frame:visible .race-table .typical')
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await expect.poll(async () => new Set(await ages.allTextContents()).size, { timeout: 60_000 }).toBeGreaterThan(1)
      await photograph(page, '.demo-frame:visible', { name: 'lossy-race', language, scheme })
    }
  })
}
