import type { PersonOptions } from './person.ts'
import { test as base } from '@playwright/test'
import { Person, PROJECTOR } from './person.ts'
import { Stage } from './stage.ts'

interface Fixtures {
  /** A stage server of this test's own. */
  readonly stage: Stage
  /** Somebody arrives, with a browser process of their own; they leave when the test ends. */
  readonly arrive: (options?: PersonOptions) => Promise<Person>
  /** The speaker's deck on the projector, opened at a slide. */
  readonly openDeck: (path: string, options?: PersonOptions) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  stage: async ({ browserName: _ }, use) => {
    const stage = new Stage()
    await stage.start()
    await use(stage)
    await stage.dispose()
  },
  arrive: async ({ browserName: _ }, use) => {
    const people: Person[] = []
    await use(async (options) => {
      const person = await Person.arrive(options)
      people.push(person)
      return person
    })
    await Promise.all(people.map(person => person.leaveBuilding()))
  },
  openDeck: async ({ stage, arrive }, use) => {
    await use(async (path, options) => {
      const speaker = await arrive({ viewport: PROJECTOR, ...options })
      await speaker.page.goto(new URL(path, stage.addresses.deck).href)
      return speaker
    })
  },
})

export { expect } from '@playwright/test'
