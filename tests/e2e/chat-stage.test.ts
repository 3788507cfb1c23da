import { CALL_SLIDE, drawTwo, startOnStage } from './support/call.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const CHAT_SLIDE = '/chat'

test('two participants chat, and the screen shows every message with its bytes, also after a reload', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startOnStage({ stage, arrive, openDeck }, CHAT_SLIDE)
  const rows = speaker.page.locator('.chat-screen .row')
  // Who has typed is said for a few seconds, and no longer.
  await expect(speaker.page.getByText('Nothing has been said yet.')).toBeVisible()
  await ada.page.getByPlaceholder('Write something').fill('Hello')
  await expect(speaker.page.locator('.chat-screen').getByText('is typing …')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(rows.filter({ hasText: 'Hello' })).toContainText('5 bytes · String · PPID 51')
  await bo.page.getByPlaceholder('Write something').fill('<i>and back</i>')
  await bo.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(rows.nth(1)).toContainText('<i>and back</i>')
  await expect(rows.nth(1)).toContainText(/delivered \d+ ms/)

  await speaker.page.reload()
  await expect(rows.first()).toContainText('Hello')
  await expect(rows.nth(1)).toContainText('and back')
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...speaker.complaints,
  ]).toEqual([])
})

test('another demo’s slide says what is on stage, ends it, and begins its own', async ({ stage, arrive, openDeck }) => {
  const { ada, speaker } = await startOnStage({ stage, arrive, openDeck }, CHAT_SLIDE)
  await expect(ada.page.getByText('Connected', { exact: true }).last()).toBeVisible()
  await speaker.page.goto(new URL(CALL_SLIDE, stage.addresses.deck).href)
  await expect(speaker.page.getByText('“Chat” is on stage')).toBeVisible()
  await speaker.page.getByRole('button', { name: 'End it and begin this one' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await drawTwo(speaker)
  await expect(ada.page.getByText(/^For “Two-device call”/)).toBeVisible()
})

test('an invitation to a demo without a camera asks for none', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  await drawTwo(await openDeck(CHAT_SLIDE))
  await expect(ada.page.getByText('For “Chat”, with Bo')).toBeVisible()
  await expect(ada.page.getByRole('alert')).not.toContainText('camera')
})

test('leaving the slide closes the screen’s connections and not the chat', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(CHAT_SLIDE, stage.addresses.deck).href)
  await drawTwo(speaker)
  await ada.accept()
  await bo.accept()
  await expect.poll(async () => (await openThings(speaker.page)).connections).toBe(2)
  await speaker.page.keyboard.press('ArrowLeft')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  await ada.page.getByPlaceholder('Write something').fill('unwatched')
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(bo.page.getByText('unwatched')).toBeVisible()
  await speaker.page.keyboard.press('ArrowRight')
  await expect(speaker.page.locator('.chat-screen .row')).toContainText('unwatched')
})
