import type { Page } from '@playwright/test'
import { startOnStage } from './support/call.ts'
import { readDeck } from './support/deck-source.ts'
import { expectMovingPicture } from './support/media.ts'
import { openThings, watchPlatform } from './support/platform-watch.ts'
import { MIN_TEXT_PX, slideFaults } from './support/slide-faults.ts'
import { expect, test } from './support/test.ts'

const slides = readDeck('slides.md')
const SLIDE = `/${slides.find(({ components }) => components.includes('QualityDemo'))?.id}`
const shown = (page: Page) => page.locator('#slide-content .slidev-page:visible')
const received = (page: Page) => shown(page).locator('.picture.b figcaption')
/** A busy machine gives up frames from now on, and not the size that is looked at. */
const keepResolution = (page: Page) => page.getByLabel('When it gets tight, keep').filter({ visible: true }).selectOption('the resolution')

test('on its slide the lab runs by itself, the presenter view steers it, and it ends with the slide', async ({ openDeck }) => {
  const { page: presenter, complaints } = await openDeck(`/presenter${SLIDE}`)
  const page = await presenter.context().newPage()
  await watchPlatform(page)
  await page.goto(new URL(SLIDE, presenter.url()).href)
  await expectMovingPicture(page, '.quality-lab .picture.b video')
  expect(await page.evaluate(slideFaults, MIN_TEXT_PX)).toEqual([])

  // The presenter view has no picture, and every knob.
  await expect(shown(presenter).locator('video')).toHaveCount(0)
  await keepResolution(presenter)
  await shown(presenter).getByRole('radio', { name: '÷ 4' }).check()
  await expect(received(page)).toContainText('320 × 180')
  await expect(shown(presenter).getByRole('group', { name: 'Received' })).toContainText('320 × 180')
  await shown(presenter).getByRole('radio', { name: 'VP9' }).check()
  await expect(shown(page).locator('.way b')).toHaveText('VP9')
  await shown(presenter).getByLabel('Layers').selectOption('Simulcast')
  for (const name of ['q · ¼', 'f · full']) {
    await shown(presenter).getByRole('group', { name: 'The receiver is given' }).getByRole('radio', { name }).check()
    await expectMovingPicture(page, '.quality-lab .picture.b video')
  }
  expect(await page.evaluate(slideFaults, MIN_TEXT_PX)).toEqual([])
  expect(await presenter.evaluate(slideFaults, MIN_TEXT_PX)).toEqual([])

  await page.bringToFront()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => openThings(page)).toMatchObject({ connections: 0, tracks: 0 })
  await page.keyboard.press('ArrowDown')
  await expectMovingPicture(page, '.quality-lab .picture.b video')
  // What was set is still set.
  await expect(shown(page).locator('.way b')).toHaveText('VP9')
  expect(complaints).toEqual([])
})

test('two devices on stage: the speaker turns the knobs of one, and the screen shows what reaches the other', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startOnStage({ stage, arrive, openDeck }, SLIDE, page =>
    shown(page).getByRole('button', { name: 'Between two phones' }).click())
  const { page } = speaker
  for (const side of ['a', 'b'])
    await expectMovingPicture(page, `.quality-stage .picture.${side} video`)
  const [sender, receiver] = await ada.page.getByText('You send', { exact: true }).isVisible()
    ? [ada.page, bo.page]
    : [bo.page, ada.page]
  const arrived = receiver.locator('.quality-device .picture figcaption')

  // The speaker turns a knob: the sender's own shows it, and the receiver gets it.
  await keepResolution(sender)
  await shown(page).getByRole('radio', { name: '÷ 4' }).check()
  await expect(arrived).toContainText('320 × 180')
  await expect(received(page)).toContainText('320 × 180')
  await expect(sender.getByRole('radio', { name: '÷ 4' })).toBeChecked()
  // The sender turns one: the screen's shows it.
  await sender.getByRole('radio', { name: 'VP9' }).check()
  await expect(shown(page).locator('.way b')).toHaveText('VP9')
  await expect(shown(page).getByRole('radio', { name: 'VP9' })).toBeChecked()
  expect(await page.evaluate(slideFaults, MIN_TEXT_PX)).toEqual([])

  await shown(page).getByRole('button', { name: 'End', exact: true }).click()
  await expect(sender.locator('.quality-device')).toHaveCount(0)
  await shown(page).getByRole('button', { name: 'On this page alone' }).click()
  await expectMovingPicture(page, '.quality-lab .picture.b video')
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...speaker.complaints,
  ]).toEqual([])
})
