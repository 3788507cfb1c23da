import type { PersonOptions } from './person.ts'
import { test as base } from '@playwright/test'
import { Devices } from './devices.ts'
import { Person, PROJECTOR } from './person.ts'
import { Stage } from './stage.ts'

interface Fixtures {
  /** A stage server of this test's own. */
  readonly stage: Stage
  /** Somebody arrives, with a browser that nobody else has; they leave when the test ends. */
  readonly arrive: (options?: PersonOptions) => Promise<Person>
  /** The speaker's deck on the projector, opened at a slide. */
  readonly openDeck: (path: string, options?: PersonOptions) => Promise<Person>
}

interface WorkerFixtures {
  /** The browsers that one test leaves to the next. */
  readonly devices: Devices
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  devices: [
    async ({ browserName: _ }, use) => {
      const devices = new Devices()
      await use(devices)
      await devices.close()
    },
    { scope: 'worker' },
  ],
  stage: async ({ browserName: _ }, use) => {
    const stage = new Stage()
    await stage.start()
    await use(stage)
    await stage.dispose()
  },
  arrive: async ({ devices }, use) => {
    const people: Person[] = []
    await use(async (options) => {
      const person = await Person.arrive(devices, options)
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
