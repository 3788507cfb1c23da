import type { Page } from '@playwright/test'
import { startOnStage } from './support/call.ts'
import { holdChannels, sendRaw } from './support/hostile.ts'
import { startPair } from './support/pair.ts'
import { PROJECTOR } from './support/person.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const DEMO = 'throughput'
const SLIDE = '/throughput'
const IDLE = 'Choose a cell, or measure all.'

/** The rates in the grid as it is shown, in Mbit/s. */
async function readGrid(page: Page): Promise<number[]> {
  const cells = await page.locator('.rate-grid:visible button.measured').allInnerTexts()
  return cells.map(Number)
}

function figure(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('group', { name, exact: true })
}

test('one way is measured between two devices, both show it, and its link measures it again', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', prepare: watchPlatform })
  await ada.page.getByRole('button', { name: /^Messages of 64 KiB, buffer up to 512 KiB/ }).click()
  await expect(ada.page).toHaveURL(/[?&]chunkKiB=64(?:&|#)/)
  await ada.page.getByRole('button', { name: 'Measure this one' }).click()
  await expect(bo.page.getByText(/Messages of 64 KiB, buffer up to 512 KiB, the last one/)).toBeVisible()
  await expect(ada.page.getByText(IDLE)).toBeVisible({ timeout: 40_000 })

  for (const { page } of [ada, bo]) {
    await expect.poll(() => readGrid(page)).toHaveLength(1)
    // Slower than this is no loopback; the bound is far from what any machine does.
    expect((await readGrid(page))[0]).toBeGreaterThan(1)
  }
  // What has run out of the sender came in at the other end, and was counted there.
  expect(await readGrid(bo.page)).toEqual(await readGrid(ada.page))
  await expect(figure(ada.page, 'Throughput')).toContainText(/[\d.]+ Mbit\/s/)
  await expect(figure(ada.page, 'Round trip')).toContainText(/[\d.]+ ms/)
  await expect(figure(ada.page, 'Under load')).toContainText(/[\d.]+ ms/)
  await expect(ada.page.getByRole('img', { name: /^Histogram of round trips under load/ })).toBeVisible()

  await ada.page.getByRole('button', { name: /^Copy a link/ }).click()
  await expect(ada.page).toHaveURL(/[?&]auto=true(?:&|#)/)
  const { search } = new URL(ada.page.url())
  await ada.page.getByRole('button', { name: 'Leave' }).click()
  for (const { page } of [ada, bo])
    await expect.poll(() => openThings(page)).toEqual(NOTHING_OPEN)

  const again = await startPair({ stage, arrive }, DEMO, { start: 'Start', search })
  await expect.poll(() => readGrid(again.bo.page), { timeout: 40_000 }).toHaveLength(1)
  await expect(again.ada.page.getByRole('button', { name: /^Messages of 64 KiB, buffer up to 512 KiB: \d/ })).toBeVisible()
  expect([ada, bo, again.ada, again.bo].flatMap(({ complaints }) => complaints)).toEqual([])
})

test('every way is measured; a stop ends it and keeps what there is; a phone asleep in mid-run is told of', async ({ stage, arrive }) => {
  test.setTimeout(240_000)
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start' })
  await bo.page.getByRole('button', { name: 'Measure all' }).click()
  await expect.poll(() => readGrid(ada.page), { timeout: 90_000 }).toHaveLength(20)
  await expect(ada.page.locator('.rate-grid button.best')).toHaveCount(1)
  await expect(bo.page.getByText(IDLE)).toBeVisible()
  await bo.page.getByRole('button', { name: 'Measure all' }).click()
  await bo.page.getByRole('button', { name: 'Stop' }).click()
  await expect(ada.page.getByText(IDLE)).toBeVisible()
  expect(await readGrid(ada.page)).toHaveLength(20)

  // A phone that falls asleep in mid-run, and wakes up. One way alone may be measured before it sleeps.
  await ada.page.getByRole('button', { name: 'Measure all' }).click()
  await expect(ada.page.getByText('Sending …')).toBeVisible()
  bo.device.fallAsleep()
  await expect(ada.page.getByText(/^The connection broke before/)).toBeVisible({ timeout: 40_000 })
  bo.device.wakeUp()
  await expect(ada.page.getByRole('button', { name: 'Measure this one' })).toBeEnabled({ timeout: 40_000 })
  expect(await readGrid(ada.page)).toHaveLength(20)
  expect(ada.complaints).toEqual([])
})

test('on stage the speaker measures, the presenter view too, and leaving the slide leaves nothing open', async ({ stage, arrive }) => {
  const { ada, bo, speaker } = await startOnStage({
    stage,
    arrive,
    async openDeck(path) {
      const person = await arrive({ viewport: PROJECTOR })
      await watchPlatform(person.page)
      await person.page.goto(new URL(path, stage.addresses.deck).href)
      return person
    },
  }, SLIDE)
  await expect(speaker.page.getByText(/(?:Ada|Bo) sends, (?:Ada|Bo) counts/)).toBeVisible()
  await speaker.page.getByRole('button', { name: 'Measure this one' }).click()
  await expect.poll(() => readGrid(speaker.page), { timeout: 40_000 }).toHaveLength(1)
  // On stage the speaker measures, and nobody else.
  await expect(ada.page.getByRole('button', { name: 'Measure this one' })).toHaveCount(0)
  for (const { page } of [ada, bo])
    await expect.poll(() => readGrid(page)).toHaveLength(1)

  // The presenter view is a window of the same browser.
  const presenter = await speaker.page.context().newPage()
  await presenter.goto(new URL(`/presenter${SLIDE}`, stage.addresses.deck).href)
  await presenter.getByRole('radio', { name: '256 KiB' }).check()
  await presenter.getByRole('button', { name: 'Measure this one' }).click()
  await expect(speaker.page.getByText(/Messages of 256 KiB, buffer up to 512 KiB/)).toBeVisible()
  await expect.poll(() => readGrid(speaker.page), { timeout: 40_000 }).toHaveLength(2)
  await presenter.close()

  await speaker.page.bringToFront()
  await speaker.page.getByText(/(?:Ada|Bo) sends, (?:Ada|Bo) counts/).click()
  await speaker.page.keyboard.press('ArrowLeft')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => readGrid(speaker.page)).toHaveLength(2)
  // The slide beside it shows the stage as well: who turns back at once finds the devices again.
  await speaker.page.keyboard.press('ArrowLeft')
  await expect(speaker.page).toHaveURL(/file-drop/)
  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => readGrid(speaker.page)).toHaveLength(2)
  await speaker.page.getByRole('button', { name: 'End the measurement' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  expect([ada, bo, speaker].flatMap(({ complaints }) => complaints)).toEqual([])
})

test('a device that sends rubbish, and lies, breaks nothing on the other', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', prepare: holdChannels })
  for (const { page } of [ada, bo])
    await expect(page.getByRole('button', { name: 'Measure this one' })).toBeEnabled()
  expect(await sendRaw(ada.page, 'throughput', [
    'text',
    [],
    [1, 2, 3],
    Array.from<number>({ length: 60_000 }).fill(7),
  ], 20)).toBe(1)
  expect(await sendRaw(ada.page, 'throughput-echo', [
    'text',
    [],
    [1],
    [1, 0, 0, 0, 9],
    [0, 1, 2, 3, 4, 5],
  ], 20)).toBe(1)
  expect(await sendRaw(ada.page, 'talk', [
    '{',
    '{"kind":"arrived","run":-1,"bytes":1e999}',
    '{"kind":"state","running":null,"results":[{"chunkKiB":3,"bufferKiB":64}],"isBroken":false,"maxMessageBytes":null}',
    '{"kind":"live","bufferedBytes":-5,"limitBytes":1,"rateBitPerS":1}',
    `{"kind":"state","pad":"${'x'.repeat(60_000)}"}`,
  ], 200)).toBe(1)
  await bo.page.getByRole('button', { name: 'Measure this one' }).click()
  await expect.poll(() => readGrid(bo.page), { timeout: 40_000 }).toHaveLength(1)
  expect(bo.complaints).toEqual([])
})
