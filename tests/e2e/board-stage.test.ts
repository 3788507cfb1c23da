import { draw, inkAt, onPage } from './support/board.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const BOARD_SLIDE = '/board'
const INKED = 60

test('three draw with the speaker, a fourth comes later, and a swipe on the board turns no slide', async ({ stage, arrive, openDeck }) => {
  const drawers = await Promise.all(['Ada', 'Bo', 'Cy'].map(async (name) => {
    const person = await arrive()
    await person.join(stage.addresses.join.http, name)
    return person
  }))
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(BOARD_SLIDE, stage.addresses.deck).href)
  await speaker.page.getByRole('button', { name: 'Draw 3' }).click()
  for (const person of drawers)
    await person.accept()
  for (const [n, { page }] of drawers.entries()) {
    await page.getByText('Connected', { exact: true }).last().waitFor()
    await draw(page, [
      [0.1, 0.2 + n * 0.2],
      [0.9, 0.2 + n * 0.2],
    ], { hold: n === 0 })
  }
  // Shown for a few seconds after the pointer's last move.
  await expect(speaker.page.locator('.board-screen .cursor').first()).toBeVisible()
  for (const { page } of [...drawers, speaker]) {
    for (const y of [0.2, 0.4, 0.6])
      await expect.poll(() => inkAt(page, [0.5, y])).toBeGreaterThan(INKED)
  }

  // Far enough to turn a slide, were it not a stroke.
  await draw(speaker.page, [
    [0.9, 0.8],
    [0.1, 0.8],
  ])
  await expect.poll(() => inkAt(drawers[0]!.page, [0.5, 0.8])).toBeGreaterThan(INKED)
  await speaker.page.getByRole('application', { name: 'Drawing board' }).press('ArrowRight')
  expect(speaker.page.url()).toContain(BOARD_SLIDE)

  const dee = await arrive()
  await dee.join(stage.addresses.join.http, 'Dee')
  await speaker.page.getByRole('button', { name: 'Ask one more' }).click()
  await dee.accept()
  for (const y of [0.2, 0.4, 0.6, 0.8])
    await expect.poll(() => inkAt(dee.page, [0.5, y])).toBeGreaterThan(INKED)
  // A touch on the new one reaches a device it was not introduced to by hand.
  await dee.page.touchscreen.tap(...await onPage(dee.page, [0.05, 0.05]))
  await expect.poll(() => inkAt(drawers[2]!.page, [0.05, 0.05])).toBeGreaterThan(INKED)

  await speaker.page.reload()
  await expect.poll(() => inkAt(speaker.page, [0.5, 0.8])).toBeGreaterThan(INKED)
  await expect.poll(async () => (await openThings(speaker.page)).connections).toBe(4)
  await speaker.page.keyboard.press('ArrowLeft')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  expect([...drawers, dee, speaker].flatMap(person => person.complaints)).toEqual([])
})

test('the next drawing begins with an empty board', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const speaker = await openDeck(BOARD_SLIDE)
  for (const isFirst of [true, false]) {
    await speaker.page.getByRole('button', { name: 'Draw two' }).click()
    await ada.accept()
    await bo.accept()
    await ada.page.getByText('Connected', { exact: true }).last().waitFor()
    if (isFirst) {
      await draw(ada.page, [
        [0.1, 0.5],
        [0.9, 0.5],
      ])
      await expect.poll(() => inkAt(speaker.page, [0.5, 0.5])).toBeGreaterThan(INKED)
      await speaker.page.getByRole('button', { name: 'End the drawing' }).click()
    }
  }
  await draw(bo.page, [
    [0.1, 0.2],
    [0.9, 0.2],
  ])
  for (const { page } of [ada, bo, speaker]) {
    await expect.poll(() => inkAt(page, [0.5, 0.2])).toBeGreaterThan(INKED)
    expect(await inkAt(page, [0.5, 0.5])).toBe(0)
  }
})
