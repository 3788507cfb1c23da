import type { Page } from '@playwright/test'
import { axeViolations } from './support/axe.ts'
import { expectMovingPicture, look } from './support/media.ts'
import { startPair } from './support/pair.ts'
import { PROJECTOR, SHARED_TAB } from './support/person.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const PAGE = '/demos/screen-share/'
const SLIDE = '/screen-share'
const SENT = '.share-lab .picture.a video'
const RECEIVED = '.share-lab .picture.b video'

const sentIs = (page: Page, what: string) => expect(page.locator('.share-lab .picture.a')).toContainText(what)
const share = (page: Page): Promise<void> => page.getByRole('button', { name: 'Share the screen' }).click()

/**
 * The sound that is shared beeps once a second and shortly: its meter is looked at in every frame, where a poll of
 * its own beat may meet the silence every time.
 */
async function expectSound(page: Page): Promise<void> {
  await page.waitForFunction(() => Number(document.querySelector<HTMLMeterElement>('.share-lab meter')?.value) > 0.01, null, { polling: 'raf' })
}

/** As on a phone. */
function forbidSharing(page: Page): Promise<unknown> {
  return page.addInitScript(() => Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined }))
}

test('a running call sends the screen and goes back, without another negotiation', async ({ stage, arrive }) => {
  const ada = await arrive({ viewport: PROJECTOR })
  const { page } = ada
  await watchPlatform(page)
  await page.goto(new URL(PAGE, stage.addresses.join.https).href)
  await sentIs(page, 'a picture')
  await page.getByRole('radio', { name: 'Camera' }).check()
  await sentIs(page, 'the camera')
  await expectMovingPicture(page, RECEIVED)

  await share(page)
  await sentIs(page, 'the screen')
  await expect(page.getByText('displaySurface: monitor')).toBeVisible()
  await expectMovingPicture(page, SENT)
  await expectMovingPicture(page, RECEIVED)
  await expectSound(page)

  await page.getByRole('button', { name: 'Stop sharing' }).click()
  await sentIs(page, 'the camera')
  await expectMovingPicture(page, RECEIVED)
  await expect.poll(async () => (await openThings(page)).tracks, { message: 'the camera, and what is received' }).toBe(3)
  await expect(page.getByText('replaceTrack × 3')).toBeVisible()
  await expect(page.getByText('negotiation × 1')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  expect(ada.complaints).toEqual([])
})

test('the content hint decides what gives way when the bit rate is short: size or frames', async ({ stage, arrive }) => {
  const { page } = await arrive({ viewport: PROJECTOR })
  await page.goto(new URL(`${PAGE}?hint=motion&limit=150`, stage.addresses.join.https).href)
  await expect(page.getByRole('radio', { name: 'motion' })).toBeChecked()
  await share(page)
  await sentIs(page, 'the screen')
  await expect.poll(async () => (await look(page, RECEIVED)).width, { message: 'motion: a small picture' }).toBeLessThan(700)
  await page.getByRole('radio', { name: 'detail' }).check()
  await expect.poll(async () => (await look(page, RECEIVED)).width, { message: 'detail: the whole picture' }).toBeGreaterThan(1_200)
  await expect(page.getByRole('group', { name: 'Frame rate' })).toHaveText(/Frame rate(?:\d|1[0-5])fps/)
  expect(page.url()).toContain('hint=detail')
})

test('the browser\'s own end of sharing brings the call back to the camera', async ({ stage, arrive }) => {
  const { page } = await arrive({ viewport: PROJECTOR, screen: 'tab' })
  const tab = await page.context().newPage()
  await tab.setContent(`<title>${SHARED_TAB}</title><p>Closed soon</p><style>@keyframes turn { to { rotate: 1turn } } p { font-size: 30vh; animation: turn 2s linear infinite }</style>`)
  await page.bringToFront()
  await page.goto(new URL(`${PAGE}?own=camera`, stage.addresses.join.https).href)
  await sentIs(page, 'the camera')
  await share(page)
  await sentIs(page, 'the screen')
  await expect(page.getByText('displaySurface: browser')).toBeVisible()
  await expectMovingPicture(page, RECEIVED)

  await tab.close()
  await sentIs(page, 'the camera')
  await expectMovingPicture(page, RECEIVED)
  await expect(page.getByText('displaySurface')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Share the screen' })).toBeVisible()
})

test('a picker closed without a choice is explained, and the call goes on', async ({ stage, arrive }) => {
  const { page } = await arrive({ screen: 'refused' })
  await page.goto(new URL(PAGE, stage.addresses.join.https).href)
  await share(page)
  await expect(page.getByRole('alert')).toContainText('Nothing is shared')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await sentIs(page, 'a picture')
  await expectMovingPicture(page, RECEIVED)
})

test('a phone, which cannot share its screen, says so and receives', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive()
  await forbidSharing(page)
  await page.goto(new URL(PAGE, stage.addresses.join.https).href)
  await expect(page.getByText('No phone or tablet shares its screen with a page')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share the screen' })).toHaveCount(0)
  await expectMovingPicture(page, RECEIVED)
  expect(await axeViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('the presenter view follows the screen, sets the hint there and ends the sharing; leaving the slide leaves nothing', async ({ stage, openDeck }) => {
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(SLIDE, stage.addresses.deck).href)
  const presenter = await speaker.page.context().newPage()
  await presenter.goto(new URL(`/presenter${SLIDE}`, stage.addresses.deck).href)
  await speaker.page.bringToFront()
  await share(speaker.page)
  await expectMovingPicture(speaker.page, RECEIVED)

  await presenter.bringToFront()
  await expect(presenter.getByText('The screen window sends the screen.')).toBeVisible()
  expect(await presenter.locator('video').count()).toBe(0)
  await presenter.getByRole('radio', { name: 'text' }).check()
  await expect(speaker.page.getByRole('radio', { name: 'text' })).toBeChecked()
  await presenter.getByRole('button', { name: 'Stop sharing' }).click()
  await sentIs(speaker.page, 'a picture')

  await speaker.page.bringToFront()
  await share(speaker.page)
  await sentIs(speaker.page, 'the screen')
  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  expect(speaker.complaints).toEqual([])
})

test('a computer shares its screen with a phone, which receives it, and takes it back', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'screen-share', {
    start: 'Start',
    search: '?ends=devices',
    first: { viewport: PROJECTOR },
    prepare: async (page, owner) => {
      if (owner === 'Bo')
        await forbidSharing(page)
    },
  })
  const received = '.screen-share-device .received video'
  await expectMovingPicture(ada.page, received)
  await expectMovingPicture(bo.page, received)
  expect((await look(bo.page, received)).width).toBeLessThanOrEqual(640)
  await expect(bo.page.getByText('No phone or tablet shares its screen with a page')).toBeVisible()

  await share(ada.page)
  await expect(ada.page.locator('.sent-picture')).toContainText('the screen')
  await expect.poll(async () => (await look(bo.page, received)).width, { message: 'the screen arrives' }).toBeGreaterThan(1_200)
  await expectMovingPicture(bo.page, received)
  await ada.page.getByRole('button', { name: 'Stop sharing' }).click()
  await expect.poll(async () => (await look(bo.page, received)).width, { message: 'the picture is back' }).toBeLessThanOrEqual(640)
  await expectMovingPicture(bo.page, received)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})
