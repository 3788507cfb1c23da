import type { Person } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { expect } from '@playwright/test'
import { photograph, SCHEMES, SCREEN, slideIn, withSession } from './session.ts'

/** As wide as the bytes of a sentence are; without what is there to be pressed. */
const FRAME = `
  .demo-frame { width: 860px !important; height: 480px !important; }
  .chat-screen footer { display: none !important; }
`

/** Who says what, in turns: letters of one, two and three bytes. */
const TALKS: Record<Language, { names: [string, string], lines: string[] }> = {
  'en': {
    names: ['Ada', 'Grace'],
    lines: [
      'Hello!',
      'Grüße 😀',
      'as bytes',
      'Ça va ?',
      '5 €',
    ],
  },
  'zh-CN': {
    names: ['小雨', '阿明'],
    lines: [
      '你好！',
      'Hello 😀',
      '看字节',
      'Grüße',
      '再见',
    ],
  },
}

/** Two devices write to each other, and the screen is photographed in light and dark. */
export default function photographChat(language: Language): Promise<void> {
  const { names, lines } = TALKS[language]
  return withSession(async ({ stage, arrive }) => {
    const talkers: Person[] = []
    for (const name of names) {
      const talker = await arrive()
      await talker.join(stage.addresses.join.http, name)
      talkers.push(talker)
    }
    const { page } = await arrive({ viewport: SCREEN })
    // The buttons are found by their English names; the picture is taken in its own language.
    await page.goto(new URL('/chat', stage.addresses.deck).href)
    await page.getByRole('button', { name: 'Draw two' }).click()
    for (const talker of talkers)
      await talker.accept()
    // One of the two sends bytes.
    await talkers[0]?.page.getByRole('radio', { name: 'Binary' }).check({ force: true })
    for (const [turn, line] of lines.entries())
      await say(talkers[turn % talkers.length], line)
    await page.goto(slideIn(stage, '/chat', language))
    await page.addStyleTag({ content: FRAME })
    for (const line of lines)
      await expect(page.locator('.chat-screen').getByText(line)).toBeVisible()
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await photograph(page, '.chat-screen', { name: 'chat', language, scheme })
    }
  })
}

async function say(talker: Person | undefined, line: string): Promise<void> {
  await talker?.page.getByPlaceholder('Write something').fill(line)
  await talker?.page.getByRole('button', { name: 'Send', exact: true }).click()
  await talker?.page.locator('.message').filter({ hasText: line }).getByText('delivered').waitFor()
}
