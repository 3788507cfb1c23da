/**
 * Takes the pictures that stand for the demos on paper and in previews: `node scripts/stills.ts`. They are of the real
 * thing: the stage server runs, two browsers join, call each other, and the screen is photographed. Run it again when
 * a demo looks different.
 */
import type { Language } from './export/options.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ensureBuilt } from '../server/build.ts'
import { expectBothOnScreen } from '../tests/e2e/support/media.ts'
import { Person } from '../tests/e2e/support/person.ts'
import { Stage } from '../tests/e2e/support/stage.ts'
import { step } from './progress.ts'
import { toWebp } from './stills/webp.ts'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'public', 'stills')
const SCREEN = { width: 1920, height: 1080 }
/** Smaller than on the slide, so that its words can be read when the picture is; without what is there to be pressed. */
const FRAME = `
  .demo-frame { width: 740px !important; height: 460px !important; }
  .call-screen footer { display: none !important; }
`
/** Figures come every second; the graphs are worth looking at with some of them. */
const FIGURES = 25

const CALLERS: Record<Language, { names: [string, string], text: string }> = {
  'en': {
    names: ['Ada', 'Grace'],
    text: 'Hi!',
  },
  'zh-CN': {
    names: ['小雨', '阿明'],
    text: '你好！',
  },
}

async function photographCall(language: Language): Promise<void> {
  const { names, text } = CALLERS[language]
  const stage = new Stage()
  const people: Person[] = []
  const arrive = async (options: Parameters<typeof Person.arrive>[0]): Promise<Person> => {
    const person = await Person.arrive(options)
    people.push(person)
    return person
  }
  try {
    await stage.start()
    const callers = [await arrive({ camera: 'none' }), await arrive({ camera: 'none' })]
    for (const [index, caller] of callers.entries())
      await caller.join(stage.addresses.join.http, names[index] ?? '')
    const speaker = await arrive({ viewport: SCREEN })
    // The buttons are found by their English names; the picture is taken in its own language.
    await speaker.page.goto(new URL('/two-device-call', stage.addresses.deck).href)
    await speaker.page.getByRole('button', { name: 'Draw two' }).click()
    for (const caller of callers)
      await caller.accept()
    await expectBothOnScreen(speaker.page)
    await speaker.page.goto(new URL(`/two-device-call?lang=${language}`, stage.addresses.deck).href)
    await speaker.page.addStyleTag({ content: FRAME })
    await expectBothOnScreen(speaker.page)
    await speaker.page.waitForTimeout(FIGURES * 1000)
    for (const scheme of ['light', 'dark'] as const) {
      await speaker.page.emulateMedia({ colorScheme: scheme })
      // What was said for the last picture has gone from the screen.
      await expect(speaker.page.getByText(text)).toHaveCount(0, { timeout: 30_000 })
      await say(callers, text)
      await speaker.page.getByText(text).first().waitFor()
      const png = await speaker.page.locator('.call-screen').screenshot()
      const name = [
        'two-device-call',
        language,
        ...scheme === 'dark'
          ? ['dark']
          : [],
        'webp',
      ].join('.')
      await writeFile(join(OUT, name), await toWebp(speaker.page, png))
    }
  }
  finally {
    await Promise.all(people.map(person => person.leaveBuilding()))
    await stage.dispose()
  }
}

async function say([caller]: readonly Person[], text: string): Promise<void> {
  const { page } = caller ?? {}
  await page?.getByPlaceholder('Say something short').fill(text)
  await page?.getByRole('button', { name: 'Send', exact: true }).click()
}

await mkdir(OUT, { recursive: true })
if (!process.argv.includes('--no-build'))
  await ensureBuilt(ROOT)
for (const language of ['en', 'zh-CN'] as const)
  await step(`two-device call, ${language}`, () => photographCall(language))
