import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { expectBothOnScreen } from '../../tests/e2e/support/media.ts'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** Smaller than on the slide, so that its words can be read when the picture is; without what is there to be pressed. */
const FRAME = `
  .demo-frame { width: 740px !important; height: 460px !important; }
  .call-screen footer { display: none !important; }
`
/** Figures come every second, and the graphs are worth looking at with some of them. */
const FIGURES_MS = 25_000
/** What is said stays on the screen for some seconds. */
const SAID_MS = 30_000

const CALLERS: Record<Language, { names: string[], text: string }> = {
  'en': {
    names: ['Ada', 'Grace'],
    text: 'Hi!',
  },
  'zh-CN': {
    names: ['小雨', '阿明'],
    text: '你好！',
  },
}

/** Two devices call each other, one says something, and the screen is photographed in light and dark. */
export default function photographCall(language: Language): Promise<void> {
  const { names, text } = CALLERS[language]
  return withSession(async ({ stage, arrive }) => {
    const callers: Person[] = []
    for (const name of names) {
      // Without a camera a device sends a picture with its name: nobody's face is in a handout.
      const caller = await arrive({ camera: 'none' })
      await caller.join(stage.addresses.join.http, name)
      callers.push(caller)
    }
    const { page } = await arrive({ viewport: SCREEN })
    // The buttons are found by their English names; the picture is taken in its own language.
    await page.goto(new URL('/two-device-call', stage.addresses.deck).href)
    await page.getByRole('button', { name: 'Draw two' }).click()
    for (const caller of callers)
      await caller.accept()
    await expectBothOnScreen(page)
    await page.goto(slideIn(stage, '/two-device-call', language))
    await page.addStyleTag({ content: FRAME })
    await expectBothOnScreen(page)
    await page.waitForTimeout(FIGURES_MS)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await expect(page.getByText(text)).toHaveCount(0, { timeout: SAID_MS })
      await say(callers[0], text)
      await page.getByText(text).first().waitFor()
      await photograph(page, '.call-screen', { name: 'two-device-call', language, scheme })
    }
  })
}

async function say(caller: Person | undefined, text: string): Promise<void> {
  await caller?.page.getByPlaceholder('Say something short').fill(text)
  await caller?.page.getByRole('button', { name: 'Send', exact: true }).click()
}
