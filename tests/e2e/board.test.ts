import type { Page } from '@playwright/test'
import type { Person } from './support/person.ts'
import { readFile } from 'node:fs/promises'
import { draw, inkAt, onPage } from './support/board.ts'
import { holdChannels, sendRaw } from './support/hostile.ts'
import { enter, startPair } from './support/pair.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const START = 'Open the board'
const INKED = 60

async function expectInk(page: Page, place: readonly [number, number], isThere = true): Promise<void> {
  const poll = expect.poll(() => inkAt(page, place), { message: `ink at ${place}` })
  if (isThere)
    await poll.toBeGreaterThan(INKED)
  else
    await poll.toBe(0)
}

function strokes(person: Person, count: number): Promise<void> {
  return expect(person.page.getByText(count === 1
    ? '1 stroke'
    : `${count} strokes`, { exact: true })).toBeVisible()
}

test('two draw at the same time, each sees both, and the other’s pointer with its name', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'board', { start: START })
  for (const { page } of [ada, bo])
    await page.getByText('Connected', { exact: true }).waitFor()
  await Promise.all([
    // Shown for a few seconds after the pointer's last move.
    expect(ada.page.locator('.cursor').getByText('Bo')).toBeVisible(),
    expect(bo.page.locator('.cursor').getByText('Ada')).toBeVisible(),
    draw(ada.page, [
      [0.1, 0.3],
      [0.9, 0.3],
    ], { hold: true }),
    draw(bo.page, [
      [0.1, 0.7],
      [0.9, 0.7],
    ], { hold: true }),
  ])
  for (const { page } of [ada, bo]) {
    await expectInk(page, [0.5, 0.3])
    await expectInk(page, [0.5, 0.7])
  }
  await ada.page.mouse.up()
  await bo.page.mouse.up()
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('undo takes back one’s own and clear takes everything, for everyone', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'board', { start: START })
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await draw(ada.page, [
    [0.1, 0.2],
    [0.9, 0.2],
  ])
  await strokes(bo, 1)
  await draw(bo.page, [
    [0.1, 0.8],
    [0.9, 0.8],
  ])
  await strokes(ada, 2)
  await ada.page.getByRole('button', { name: 'Undo' }).click()
  await strokes(bo, 1)
  await expectInk(bo.page, [0.5, 0.2], false)
  await expectInk(bo.page, [0.5, 0.8])
  await expect(ada.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await ada.page.getByRole('button', { name: 'Clear' }).click()
  await ada.page.getByRole('button', { name: 'All of it?' }).click()
  await strokes(bo, 0)
  await expectInk(bo.page, [0.5, 0.8], false)
})

test('a late joiner gets the picture, and who reloads gets it back and may still undo', async ({ stage, arrive }) => {
  const { ada, bo, address } = await startPair({ stage, arrive }, 'board', { start: START })
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await draw(ada.page, [
    [0.1, 0.5],
    [0.9, 0.5],
  ])
  await strokes(bo, 1)
  const cy = await arrive()
  await cy.page.goto(address)
  await enter(cy, 'Cy', START)
  await expectInk(cy.page, [0.5, 0.5])
  await draw(cy.page, [
    [0.5, 0.1],
    [0.5, 0.3],
  ])
  for (const { page } of [ada, bo])
    await expectInk(page, [0.5, 0.2])
  await ada.page.reload()
  await strokes(ada, 2)
  await ada.page.getByRole('button', { name: 'Undo' }).click()
  await strokes(cy, 1)
  await expectInk(cy.page, [0.5, 0.5], false)
})

test('fingers, pens and keys draw: a pen by its pressure, the keyboard with arrows and the space bar', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'board', { start: START, search: '?width=2' })
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await ada.page.touchscreen.tap(...await onPage(ada.page, [0.2, 0.2]))
  await expectInk(bo.page, [0.2, 0.2])

  // A heavy line is wider than a light one.
  const devtools = await ada.page.context().newCDPSession(ada.page)
  for (const [y, force] of [
    [0.4, 1],
    [0.6, 0.02],
  ] as const) {
    for (const [type, x] of [
      ['mousePressed', 0.3],
      ['mouseMoved', 0.5],
      ['mouseMoved', 0.7],
      ['mouseReleased', 0.7],
    ] as const) {
      const [left, top] = await onPage(ada.page, [x, y])
      await devtools.send('Input.dispatchMouseEvent', {
        type,
        x: left,
        y: top,
        button: 'left',
        buttons: 1,
        clickCount: 1,
        pointerType: 'pen',
        force,
      })
    }
  }
  await strokes(bo, 3)
  await expectInk(bo.page, [0.5, 0.412])
  await expectInk(bo.page, [0.5, 0.6])
  await expectInk(bo.page, [0.5, 0.617], false)

  await ada.page.getByRole('application', { name: 'Drawing board' }).focus()
  for (let n = 0; n < 4; n++)
    await ada.page.keyboard.press('Shift+ArrowDown')
  await ada.page.keyboard.press('Space')
  for (let n = 0; n < 4; n++)
    await ada.page.keyboard.press('Shift+ArrowRight')
  await expect(ada.page.getByRole('status').getByText('Pen down, 70 % across, 77 % down')).toBeAttached()
  await ada.page.keyboard.press('Space')
  await expectInk(bo.page, [0.6, 0.767])
  await strokes(bo, 4)
})

test('the picture is saved as a PNG', async ({ stage, arrive }, testInfo) => {
  const { ada } = await startPair({ stage, arrive }, 'board', { start: START })
  await draw(ada.page, [
    [0.1, 0.5],
    [0.9, 0.5],
  ])
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('button', { name: 'Save PNG' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('board.png')
  const file = testInfo.outputPath('board.png')
  await download.saveAs(file)
  const png = await readFile(file)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([
    png.readUInt32BE(16),
    png.readUInt32BE(20),
  ]).toEqual([1600, 1200])
})

test('a peer that floods the board slows nobody down and takes nothing away', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'board', { start: START, prepare: holdChannels })
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await draw(ada.page, [
    [0.1, 0.1],
    [0.9, 0.1],
  ])
  await strokes(bo, 1)
  const frame = (patch: object): string => JSON.stringify({
    kind: 'stroke',
    epoch: 0,
    id: 'eve.1',
    order: 1,
    color: 0,
    width: 0,
    from: 0,
    points: [1, 1, 50],
    ...patch,
  })
  expect(await sendRaw(bo.page, 'board-strokes', [
    '{',
    'null',
    frame({ id: '../../etc' }),
    frame({
      points: [9_999, 0, 0],
    }),
    frame({ color: 99 }),
    frame({
      points: Array.from({ length: 60_000 }).fill(1),
    }),
    JSON.stringify({ kind: 'clear', epoch: 999_999_999 }),
    JSON.stringify({
      kind: 'erase',
      epoch: 0,
      ids: ['<img>'],
    }),
    'x'.repeat(100_000),
  ], 20)).toBe(1)
  await sendRaw(bo.page, 'board-pointers', ['{"n":9e99}', '{"n":1,"x":5,"y":-5,"isDown":true}', 'x'], 500)
  // Valid frames, far more than a hand makes.
  await sendRaw(bo.page, 'board-strokes', Array.from({ length: 500 }, (_, n) => frame({
    id: `eve.f${n}`,
    points: Array.from({ length: 300 }, (_, i) => i % 3 === 2
      ? 50
      : (n * 7 + i) % 1_200),
  })), 10)
  await expect.poll(async () => Number((await ada.page.locator('.count').textContent())?.match(/\d+/)?.[0])).toBeGreaterThan(50)
  // The page still answers at once, and what was there is still there.
  await expectInk(ada.page, [0.5, 0.1])
  expect(await ada.page.evaluate(async () => {
    const startMs = performance.now()
    for (let n = 0; n < 10; n++)
      await new Promise(requestAnimationFrame)
    return performance.now() - startMs
  })).toBeLessThan(3_000)
  await ada.page.getByRole('button', { name: 'Clear' }).click()
  await ada.page.getByRole('button', { name: 'All of it?' }).click()
  await strokes(bo, 0)
  expect(ada.complaints).toEqual([])
})

test('who leaves the board leaves nothing open', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'board', { start: START, prepare: watchPlatform })
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  expect((await openThings(bo.page)).connections).toBe(1)
  await bo.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(bo.page.getByRole('heading', { name: 'You have left the board' })).toBeVisible()
  await expect.poll(() => openThings(bo.page)).toEqual(NOTHING_OPEN)
  await expect.poll(() => openThings(ada.page)).toEqual(NOTHING_OPEN)
})
