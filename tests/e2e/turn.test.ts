import type { Person } from './support/person.ts'
import { findFreeUdpPort } from '../support/coturn.ts'
import { REMOTE } from './support/call.ts'
import { expectMovingPicture } from './support/media.ts'
import { startPair } from './support/pair.ts'
import { watchPlatform } from './support/platform-watch.ts'
import { expect } from './support/test.ts'
import { selectedCandidates, test } from './support/turn.ts'

const DEMO = 'two-device-call'
const RELAYED = { start: 'Call', search: '?path=relay' }

async function say(person: Person, text: string): Promise<void> {
  await person.page.getByPlaceholder('Say something short').fill(text)
  await person.page.getByRole('button', { name: 'Send', exact: true }).click()
}

test('two devices that may use a relay alone call each other through the TURN server', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { ...RELAYED, prepare: watchPlatform })
  for (const { page } of [ada, bo]) {
    await expectMovingPicture(page, REMOTE)
    expect(await selectedCandidates(page)).toEqual(['relay', 'relay'])
    await expect(page.getByText('relay', { exact: true })).toHaveCount(2)
  }
  await say(ada, 'through the relay')
  await expect(bo.page.getByText('through the relay')).toBeVisible()
  await say(bo, 'and back')
  await expect(ada.page.getByText('and back')).toBeVisible()
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('a call that runs moves to the relay and back, and its picture goes on', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Call' })
  await expectMovingPicture(bo.page, REMOTE)
  const relayed = ada.page.locator('.way').getByText('relay', { exact: true })
  await expect(ada.page.locator('.way').getByText('Direct')).toBeVisible()
  await ada.page.getByRole('switch', { name: 'Through a relay only' }).click()
  await expect(relayed.first()).toBeVisible()
  await expectMovingPicture(bo.page, REMOTE)
  await expectMovingPicture(ada.page, REMOTE)
  expect(new URL(ada.page.url()).searchParams.get('path')).toBe('relay')
  await ada.page.getByRole('switch', { name: 'Through a relay only' }).click()
  await expect(ada.page.locator('.way').getByText('Direct')).toBeVisible()
  await expectMovingPicture(bo.page, REMOTE)
})

test('a secret that is not the TURN server\'s is said in the reader\'s language', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: 'another secret' })
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, RELAYED)
  for (const { page } of [ada, bo])
    await expect(page.getByText('The TURN server does not accept this page’s password')).toBeVisible()
  await ada.page.getByRole('button', { name: '中文' }).click()
  await expect(ada.page.getByText('TURN 服务器不接受本页的密码')).toBeVisible()
  expect(await ada.page.content()).not.toContain('another secret')
})

test('a TURN server that does not answer, and one that is not configured, are told apart', async ({ stage, startStage, arrive }) => {
  const silent = await startStage({ TURN_URL: `turn:127.0.0.1:${await findFreeUdpPort()}`, TURN_SECRET: 'secret' })
  const first = await startPair({ stage: silent, arrive }, DEMO, RELAYED)
  await expect(first.ada.page.getByText('The TURN server does not answer')).toBeVisible()
  const second = await startPair({ stage, arrive }, DEMO, RELAYED)
  await expect(second.ada.page.getByText('There is no TURN server')).toBeVisible()
})
