import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** As narrow as the picture is on paper: the names are to be read. */
const FRAME = `
  .room-paths { display: block !important; }
  .room-paths .who { width: 560px !important; height: auto !important; padding: 4px; }
  .room-paths .qr { display: none !important; }
`

const NAMES: Record<Language, string[]> = {
  'en': [
    'Ada',
    'Grace',
    'Linus',
    'Radia',
    'Tim',
    'Vint',
  ],
  'zh-CN': ['小雨', '阿明', '子涵', '建国', '晓燕', '志强'],
}

/** Six devices join, and the screen is photographed with who is here and by which path. */
export default function photographRoom(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const first = await arrive()
    const browser = first.page.context().browser()
    for (const name of NAMES[language]) {
      const page = await (await browser?.newContext({ locale: 'en-GB' }))?.newPage()
      await page?.goto(stage.addresses.join.http)
      await page?.getByRole('textbox', { name: 'Your name' }).fill(name)
      await page?.getByRole('button', { name: 'Join', exact: true }).click()
      await page?.getByRole('heading', { name }).waitFor()
    }
    const { page } = await arrive({ viewport: SCREEN })
    await page.goto(slideIn(stage, '/who-is-here', language))
    await page.addStyleTag({ content: FRAME })
    await expect(page.locator('.room-paths .item')).toHaveCount(NAMES[language].length)
    await expect(page.locator('.room-paths dt')).not.toHaveCount(0)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await photograph(page, '.room-paths .who', { name: 'who-is-here', language, scheme })
    }
  })
}
