import type { Page } from '@playwright/test'
import type { Person, PersonOptions } from './person.ts'
import type { Stage } from './stage.ts'

export const CALL_SLIDE = '/two-device-call'
/** The other device's picture, on a device in the call. */
export const REMOTE = '.remote video'

export interface Call {
  readonly ada: Person
  readonly bo: Person
  readonly speaker: Person
}

export interface Cast {
  readonly stage: Stage
  readonly arrive: (options?: PersonOptions) => Promise<Person>
  readonly openDeck: (path: string) => Promise<Person>
}

export async function drawTwo(speaker: Person): Promise<void> {
  await speaker.page.getByRole('button', { name: 'Draw two' }).click()
}

/** Two join, the speaker draws both, both accept. */
export function startCall(cast: Cast): Promise<Call> {
  return startOnStage(cast, CALL_SLIDE)
}

/** The same for the demo of any slide, which may have to be prepared there. */
export async function startOnStage({ stage, arrive, openDeck }: Cast, slide: string, prepare?: (page: Page) => Promise<void>): Promise<Call> {
  const [speaker, ada, bo] = await Promise.all([
    openDeck(slide),
    arrive(),
    arrive(),
  ])
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  await prepare?.(speaker.page)
  await drawTwo(speaker)
  await ada.accept()
  await bo.accept()
  return { ada, bo, speaker }
}
