import type { Page } from '@playwright/test'
import type { PersonOptions } from '../../tests/e2e/support/person.ts'
import type { Language } from '../export/options.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Devices } from '../../tests/e2e/support/devices.ts'
import { Person } from '../../tests/e2e/support/person.ts'
import { Stage } from '../../tests/e2e/support/stage.ts'
import { toWebp } from './webp.ts'

export const STILLS = join(import.meta.dirname, '..', '..', 'public', 'stills')
export const SCREEN = { width: 1920, height: 1080 }
export const SCHEMES = ['light', 'dark'] as const

/** A room that is really there, and who comes into it. */
export interface Session {
  readonly stage: Stage
  readonly arrive: (options?: PersonOptions) => Promise<Person>
}

/** Starts a stage server for one picture, and sends everybody home afterwards, whatever happens. */
export async function withSession(task: (session: Session) => Promise<void>, environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const stage = new Stage([], environment)
  const devices = new Devices()
  const people: Person[] = []
  try {
    await stage.start()
    await task({
      stage,
      async arrive(options) {
        const person = await Person.arrive(devices, options)
        people.push(person)
        return person
      },
    })
  }
  finally {
    await Promise.all(people.map(person => person.leaveBuilding()))
    await devices.close()
    await stage.dispose()
  }
}

/** A slide in the deck of a language, which alone brings that language's fonts. */
export function slideIn({ addresses }: Stage, slide: string, language: Language): string {
  return new URL(language === 'en'
    ? slide
    : `/${language}${slide}`, addresses.deck).href
}

/** Photographs one element of a page into `NAME.LANGUAGE.webp`, or `NAME.LANGUAGE.dark.webp`. */
export async function photograph(page: Page, selector: string, { name, language, scheme }: { name: string, language: Language, scheme: typeof SCHEMES[number] }): Promise<void> {
  // A language's font is fetched when its first word is there.
  await page.evaluate(() => document.fonts.ready)
  const png = await page.locator(selector).screenshot()
  const suffix = scheme === 'dark'
    ? '.dark'
    : ''
  await writeFile(join(STILLS, `${name}.${language}${suffix}.webp`), await toWebp(page, png))
}
