import { CALL_SLIDE, drawTwo, REMOTE, startCall } from './support/call.ts'
import { expectBothOnScreen, expectMovingPicture, listen } from './support/media.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

test('two participants see and hear each other, and the screen sees both', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  for (const person of [ada, bo])
    await expectMovingPicture(person.page, REMOTE)
  for (const person of [ada, bo])
    await expect.poll(() => listen(person.page, REMOTE)).toBeGreaterThan(0.01)
  await expectBothOnScreen(speaker.page)
  await expect(speaker.page.getByText('Direct', { exact: true })).toBeVisible()
  await expect(speaker.page.locator('.call-screen').getByText(/VP8|VP9|H264|AV1/).first()).toBeVisible()
  await expect(speaker.page.locator('.call-screen').getByText(/\d+ ms/).first()).toBeVisible()
  // The kind of address is shown, never an address.
  expect(await speaker.page.locator('.call-screen').textContent()).not.toMatch(/\d+\.\d+\.\d+\.\d+|\.local/)
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...speaker.complaints,
  ]).toEqual([])
})

test('a message of one appears on the other and on the screen', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectMovingPicture(bo.page, REMOTE)
  // A screen that comes later is not told what was said before.
  await expectBothOnScreen(speaker.page)
  await ada.page.getByPlaceholder('Say something short').fill('<b>hello</b>')
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await Promise.all([
    expect(bo.page.getByText('<b>hello</b>')).toBeVisible(),
    expect(speaker.page.getByText('<b>hello</b>').first()).toBeVisible(),
  ])
})

test('one who declines is not on stage, and somebody else is asked', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await watchPlatform(ada.page)
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const speaker = await openDeck(CALL_SLIDE)
  await drawTwo(speaker)
  await ada.accept()
  await bo.page.getByRole('button', { name: 'Not now' }).click()
  await expect(speaker.page.getByText('Bo would rather not')).toBeVisible()
  const cy = await arrive()
  await cy.join(stage.addresses.join.http, 'Cy')
  await speaker.page.getByRole('button', { name: 'Draw one' }).click()
  await cy.accept()
  await expectMovingPicture(cy.page, REMOTE)
  await expectMovingPicture(ada.page, REMOTE)
  // One to the screen, one to Cy: what was made ready for Bo is gone.
  await expect.poll(() => openThings(ada.page)).toMatchObject({ connections: 2 })
  await ada.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect.poll(() => openThings(ada.page)).toEqual(NOTHING_OPEN)
})

test('who says yes sees the invitation until the device is there, and nothing empty in between', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  await drawTwo(await openDeck(CALL_SLIDE))
  await expect(ada.page.getByRole('button', { name: /^Go on stage/ })).toBeVisible()
  // Frame by frame, what of the two there is.
  const seen = ada.page.evaluate(() => new Promise<string[]>((resolve) => {
    const seen = new Set<string>()
    const shown = (selectors: readonly string[]): string => selectors.filter(selector => document.querySelector(selector)?.checkVisibility()).join()
    function look(): void {
      const now = shown(['.invitation', '.call-device .pictures'])
      seen.add(now)
      if (now.includes('pictures'))
        resolve(Array.from(seen))
      else
        requestAnimationFrame(look)
    }
    look()
  }))
  await ada.accept()
  expect(await seen).toEqual(['.invitation', '.call-device .pictures'])
})

test('one who leaves is said to have left, and can be replaced', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectMovingPicture(ada.page, REMOTE)
  await bo.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(speaker.page.getByText('Bo has left')).toBeVisible()
  await expect(bo.page.getByRole('heading', { name: 'Bo' })).toBeVisible()
  await speaker.page.getByRole('button', { name: 'End the call' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await drawTwo(speaker)
  await ada.accept()
  await bo.accept()
  await expectMovingPicture(ada.page, REMOTE)
  await expectBothOnScreen(speaker.page)
})

test('mute and camera off reach the other end, and come back', async ({ stage, arrive, openDeck }) => {
  const { ada, bo } = await startCall({ stage, arrive, openDeck })
  await expectMovingPicture(bo.page, REMOTE)
  await ada.page.getByRole('button', { name: 'Mute', exact: true }).click()
  await expect.poll(() => listen(bo.page, REMOTE)).toBeLessThan(0.005)
  await ada.page.getByRole('button', { name: 'Unmute' }).click()
  await expect.poll(() => listen(bo.page, REMOTE)).toBeGreaterThan(0.01)
  await ada.page.getByRole('button', { name: 'Camera off' }).click()
  await expect(bo.page.locator('.remote').getByText('camera off')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Camera on' }).click()
  await expect(bo.page.locator('.remote').getByText('camera off')).toHaveCount(0)
  await expectMovingPicture(bo.page, REMOTE)
})

test('each of the three may reload, and the call comes back', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectBothOnScreen(speaker.page)
  for (const person of [ada, bo, speaker]) {
    await person.page.reload()
    await expectMovingPicture(ada.page, REMOTE)
    await expectMovingPicture(bo.page, REMOTE)
    await expectBothOnScreen(speaker.page)
  }
})

test('a killed server stops nobody\'s picture, and the room comes back with everyone', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectBothOnScreen(speaker.page)
  await ada.page.evaluate(() => Object.assign(globalThis, { __notReloaded: true }))
  await stage.kill()
  for (const person of [ada, bo])
    await expect(person.page.getByText('The room is out of reach. Your call goes on.')).toBeVisible()
  for (const person of [ada, bo])
    await expectMovingPicture(person.page, REMOTE)
  await expectBothOnScreen(speaker.page)

  await stage.start()
  for (const person of [ada, bo])
    await expect(person.page.getByText('The room is out of reach. Your call goes on.')).toHaveCount(0)
  for (const person of [ada, bo])
    await expectMovingPicture(person.page, REMOTE)
  await expectBothOnScreen(speaker.page)
  expect(await ada.page.evaluate(() => '__notReloaded' in globalThis)).toBe(true)
  await speaker.page.getByRole('button', { name: 'End the call' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await expect(bo.page.getByRole('heading', { name: 'Bo' })).toBeVisible()
})

for (const camera of ['denied', 'none'] as const) {
  test(`a device whose camera is ${camera} still goes on stage, with its name as its picture`, async ({ stage, arrive, openDeck }) => {
    const ada = await arrive({ camera })
    const bo = await arrive()
    await ada.join(stage.addresses.join.http, 'Ada')
    await bo.join(stage.addresses.join.http, 'Bo')
    const speaker = await openDeck(CALL_SLIDE)
    await drawTwo(speaker)
    await ada.accept()
    await bo.accept()
    await expect(ada.page.getByText('You are on stage all the same')).toBeVisible()
    await expectMovingPicture(bo.page, REMOTE)
    await expectMovingPicture(ada.page, REMOTE)
    await expectBothOnScreen(speaker.page)
  })
}

test('a second deck window shows the call only when asked to', async ({ stage, arrive, openDeck }) => {
  const { speaker } = await startCall({ stage, arrive, openDeck })
  await expectBothOnScreen(speaker.page)
  const second = await openDeck(CALL_SLIDE)
  await expect(second.page.getByText('Shown in another window')).toBeVisible()
  await second.page.getByRole('button', { name: 'Show here' }).click()
  await expectBothOnScreen(second.page)
  await expect(speaker.page.getByText('Shown in another window')).toBeVisible()
})

test('leaving the slide leaves no live track and no open connection; coming back resumes', async ({ stage, arrive, openDeck }) => {
  const ada = await arrive()
  const bo = await arrive()
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(CALL_SLIDE, stage.addresses.deck).href)
  await drawTwo(speaker)
  await ada.accept()
  await bo.accept()
  await expectBothOnScreen(speaker.page)
  expect((await openThings(speaker.page)).connections).toBe(2)

  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  await expectMovingPicture(ada.page, REMOTE)
  await speaker.page.keyboard.press('ArrowLeft')
  await expectBothOnScreen(speaker.page)
  await expectMovingPicture(bo.page, REMOTE)
})

test('the presenter view directs the call and shows no picture', async ({ stage, arrive, openDeck }) => {
  const [ada, bo] = [await arrive(), await arrive()]
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  const presenter = await openDeck(`/presenter${CALL_SLIDE}`)
  const screen = await openDeck(CALL_SLIDE)
  await presenter.page.getByRole('button', { name: 'Draw two' }).click()
  await ada.accept()
  await bo.accept()
  await expectBothOnScreen(screen.page)
  expect(await presenter.page.locator('video').count()).toBe(0)
  await presenter.page.getByRole('button', { name: 'End the call' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
})
