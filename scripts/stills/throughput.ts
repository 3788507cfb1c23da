import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { stageTexts } from '../../demos/kit/stage/messages.ts'
import { formatKiB } from '../../demos/throughput/grid.ts'
import { throughputTexts } from '../../demos/throughput/messages.ts'
import { slidesWith } from '../../tests/e2e/support/deck-source.ts'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** Without what is there to be pressed. */
const HIDDEN = '.measure-bar { display: none !important; }'

const NAMES: Record<Language, [string, string]> = {
  'en': ['Ada', 'Grace'],
  'zh-CN': ['小雨', '阿明'],
}

/** Two devices measure every way to send, and the screen is photographed in light and dark. */
export default function photographThroughput(language: Language): Promise<void> {
  return withSession(async ({ stage, arrive }) => {
    const devices: Person[] = []
    for (const name of NAMES[language]) {
      const device = await arrive()
      await device.join(stage.addresses.join.http, name)
      devices.push(device)
    }
    const [slide = ''] = slidesWith('ThroughputDemo')
    const { page } = await arrive({ viewport: SCREEN })
    const [t, words] = [throughputTexts[language], stageTexts[language]]
    const press = (name: string): Promise<void> => page.getByRole('button', { name }).click()
    await page.goto(slideIn(stage, slide, language))
    await press(words.draw(2))
    for (const device of devices)
      await device.accept()
    await press(t.measureAll)
    await expect(page.locator('.rate-grid:visible button.measured')).toHaveCount(20, { timeout: 120_000 })
    await expect(page.getByText(t.ready)).toBeVisible()
    await press(t.cell(formatKiB(64), formatKiB(512)))
    await press(t.measureOne)
    await expect(page.getByRole('button', { name: t.stop })).toBeVisible()
    await expect(page.getByText(t.ready)).toBeVisible({ timeout: 40_000 })
    await page.addStyleTag({ content: HIDDEN })
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await photograph(page, '.throughput-view:visible', { name: 'throughput', language, scheme })
    }
  })
}
