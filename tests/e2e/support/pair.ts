import type { Page } from '@playwright/test'
import type { Cast } from './call.ts'
import type { Person, PersonOptions } from './person.ts'

export interface PairOptions {
  /** The button that both press. */
  readonly start: string
  /** Settings in the address. @default none */
  readonly search?: string
  /** What Ada's device is. @default a phone, as Bo's */
  readonly first?: PersonOptions
  /** Called with each page before it loads, and whose it is. */
  readonly prepare?: (page: Page, owner: 'Ada' | 'Bo') => Promise<unknown>
}

export interface Pair {
  readonly ada: Person
  readonly bo: Person
  /** The address that Bo came by. */
  readonly address: string
}

/** Two open a demo's own page, the second by the address that the first one shows, and both press Start. */
export async function startPair({ stage, arrive }: Pick<Cast, 'stage' | 'arrive'>, demo: string, { start, search = '', first, prepare }: PairOptions): Promise<Pair> {
  const [ada, bo] = await Promise.all([
    arrive(first),
    arrive(),
  ])
  await prepare?.(ada.page, 'Ada')
  await prepare?.(bo.page, 'Bo')
  await ada.page.goto(new URL(`/demos/${demo}/${search}`, stage.addresses.join.http).href)
  const address = await ada.page.getByRole('link', { name: 'Open in another tab' }).getAttribute('href') ?? ''
  await bo.page.goto(address)
  await enter(ada, 'Ada', start)
  await enter(bo, 'Bo', start)
  return { ada, bo, address }
}

export async function enter({ page }: Person, name: string, start: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('button', { name: start, exact: true }).click()
}
