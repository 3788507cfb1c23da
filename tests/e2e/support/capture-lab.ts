import type { Page } from '@playwright/test'
import type { Person, PersonOptions } from './person.ts'
import { expectMovingPicture } from './media.ts'
import { watchPlatform } from './platform-watch.ts'
import { test as base } from './test.ts'

/** The lab's own picture. */
export const PICTURE = '.lab-view video'

interface Fixtures {
  /** Somebody opens the lab's own page, at an address that may have a camera. */
  readonly openLab: (search?: string, options?: PersonOptions) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  openLab: async ({ stage, arrive }, use) => {
    await use(async (search = '', options = {}) => {
      const person = await arrive(options)
      await watchPlatform(person.page)
      await person.page.goto(new URL(`/demos/get-user-media/${search}`, stage.addresses.join.https).href)
      return person
    })
  },
})

/** Asks for camera and microphone, until the picture moves. */
export async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask for camera and microphone' }).click()
  await expectMovingPicture(page, PICTURE)
}

/** A row of the table: asked, possible, given. */
export function row(page: Page, constraint: string): ReturnType<Page['getByRole']> {
  return page.getByRole('row', {
    name: new RegExp(`^${constraint} `),
  })
}
