import type { Page } from '@playwright/test'
import { ask, PICTURE, row, test } from './support/capture-lab.ts'
import { slidesWith } from './support/deck-source.ts'
import { expectMovingPicture, look } from './support/media.ts'
import { PROJECTOR } from './support/person.ts'
import { expectNothingMore, liveThings, watchPlatform } from './support/platform-watch.ts'
import { expect } from './support/test.ts'

/** The newest call in the list of calls. */
function newestCall(page: Page): ReturnType<Page['locator']> {
  return page.getByRole('list', { name: 'Calls' }).getByRole('listitem').first()
}

test('constraints are changed on the running track, and what was given stands beside what was asked', async ({ openLab }) => {
  const { page, complaints } = await openLab()
  await ask(page)
  await expect(row(page, 'width')).toContainText('640')
  const track = await page.evaluate(selector => (document.querySelector<HTMLVideoElement>(selector)?.srcObject as MediaStream).getVideoTracks()[0]?.id, PICTURE)

  await page.getByLabel('Picture size').selectOption('1280 × 720')
  await expect(row(page, 'width')).toHaveText(/ideal 1280.*1280/)
  await expect(row(page, 'width').getByRole('img', { name: 'as asked', exact: true })).toBeVisible()
  await expect(newestCall(page)).toContainText('video.applyConstraints({ width: { ideal: 1280 }, height: { ideal: 720 } })')
  await expect.poll(async () => (await look(page, PICTURE)).width).toBe(1280)
  expect(await page.evaluate(selector => (document.querySelector<HTMLVideoElement>(selector)?.srcObject as MediaStream).getVideoTracks()[0]?.id, PICTURE)).toBe(track)

  // More frames than the camera has: given as many as there are, and marked.
  await page.getByLabel('Frame rate').fill('60')
  await expect(row(page, 'frameRate')).toContainText('ideal 60')
  await expect(row(page, 'frameRate').getByRole('img', { name: 'not as asked' })).toBeVisible()
  await expect(page).toHaveURL(/\?size=1280x720&frameRate=60$/)
  expect(complaints).toEqual([])
})

test('what a running microphone does not take is asked for anew', async ({ openLab }) => {
  const { page } = await openLab()
  await ask(page)
  await expect(row(page, 'echoCancellation')).toHaveText(/ideal true.*true ?✓$/)
  await page.getByRole('switch', { name: 'Echo cancellation' }).click()
  await expect(row(page, 'echoCancellation')).toHaveText(/ideal false.*false ?✓$/)
  await expect(newestCall(page)).toContainText('getUserMedia({ audio:')
  await expectMovingPicture(page, PICTURE)
})

test('too much, exactly, is an error that names the constraint; the picture goes on, and asking for less mends it', async ({ openLab }) => {
  const { page } = await openLab()
  await ask(page)
  await page.getByRole('switch', { name: 'Exactly this, or fail' }).click()
  await page.getByLabel('Frame rate').fill('60')
  const alert = page.getByRole('alert').first()
  await expect(alert).toContainText('OverconstrainedError')
  await expect(alert).toContainText('constraint frameRate')
  await expect(alert).toContainText('Ask for less')
  await expectMovingPicture(page, PICTURE)
  await page.getByLabel('Frame rate').fill('10')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(row(page, 'frameRate')).toHaveText(/exact 10.*10 ?✓$/)
})

test('a link leads back to the constraints it was copied with', async ({ openLab }) => {
  const { page } = await openLab('?size=320x240&frameRate=10&audio=false&filter=grey&lang=en')
  await expect(page.getByLabel('Picture size')).toHaveValue('320x240')
  await page.getByRole('button', { name: 'Ask for camera and microphone' }).click()
  await expect(row(page, 'width')).toHaveText(/ideal 320.*320 ?✓$/)
  await expect(page.getByText('audio track')).toHaveCount(0)
})

const EXAMPLES = [
  ['.then', 'getUserMedia({ audio: true, video: true }).then'],
  ['await', 'await getUserMedia({ audio: true, video: true })'],
  ['constraints', 'width: { ideal: 1280 }'],
] as const

test('the examples of the talk run as they stand there', async ({ openLab }) => {
  const { page } = await openLab()
  for (const [name, call] of EXAMPLES) {
    await page.getByRole('button', { name, exact: true }).click()
    await expectMovingPicture(page, PICTURE)
    await expect(newestCall(page)).toContainText(call)
    if (name === 'constraints')
      await expect(row(page, 'width')).toHaveText(/1280.*1–3840.*1280 ?✓$/)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
  }
  expect((await liveThings(page)).tracks).toBe(0)
})

test('the pickers name the devices after permission, follow plugging in, and change the device', async ({ openLab }) => {
  const { page } = await openLab()
  const microphone = page.getByLabel('Microphone', { exact: true })
  await ask(page)
  await expect(microphone.getByRole('option')).toHaveText([
    'Any',
    'Fake Default Audio Input',
    'Fake Audio Input 1',
    'Fake Audio Input 2',
  ])
  await microphone.selectOption('Fake Audio Input 2')
  await expect(page.getByRole('row', { name: 'audio track' })).toContainText('Fake Audio Input 2')

  // Nothing can be plugged in here: the list is made to grow, and the browser's event says so.
  await page.evaluate(async () => {
    const there = await navigator.mediaDevices.enumerateDevices()
    navigator.mediaDevices.enumerateDevices = async () => [
      ...there,
      {
        deviceId: 'new',
        kind: 'audioinput',
        label: 'Headset',
        groupId: '',
        toJSON: () => ({}),
      },
    ]
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect(microphone.getByRole('option', { name: 'Headset' })).toBeAttached()
})

// The deck decides which slide shows the lab.
for (const slide of slidesWith('GetUserMediaDemo')) {
  test(`on the projector the lab is steered from the presenter view, and leaves nothing behind: ${slide}`, async ({ stage, openDeck }) => {
    const { page, complaints } = await openDeck('/1')
    await watchPlatform(page)
    await page.goto(new URL(slide, stage.addresses.deck).href)
    const button = page.getByRole('button', { name: 'Ask for camera and microphone' })
    await button.waitFor()
    await page.keyboard.press('ArrowLeft')
    await button.waitFor({ state: 'hidden' })
    // Slidev mounts all other slides some seconds after the first, with what they listen to.
    await page.locator('.slidev-page[data-slidev-no="50"] .slidev-layout').waitFor({ state: 'attached' })
    // The room's heartbeat is the deck's own.
    await expect.poll(async () => (await liveThings(page)).intervals).toBe(1)
    const before = await liveThings(page)
    await page.keyboard.press('ArrowRight')
    await button.waitFor()
    const presenter = await page.context().newPage()
    await presenter.setViewportSize(PROJECTOR)
    await presenter.goto(new URL(`/presenter${slide}`, stage.addresses.deck).href)

    await presenter.getByRole('button', { name: 'Ask for camera and microphone' }).click()
    await expectMovingPicture(page, PICTURE)
    await expect(presenter.getByText('fake_device_0 · 640 × 480')).toBeVisible()
    expect(await presenter.locator('video').count()).toBe(0)
    await presenter.getByLabel('Picture size').selectOption('320 × 240')
    await expect(page.getByRole('row', { name: /^width / })).toHaveText(/ideal 320.*320 ?✓$/)
    await presenter.getByRole('button', { name: 'Too much asked' }).click()
    await expect(page.getByRole('alert')).toContainText('OverconstrainedError')
    await expect(presenter.getByRole('alert')).toContainText('constraint width')
    await presenter.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(page.getByText(/^0:(?!00)\d\d · /)).toBeVisible()

    await page.bringToFront()
    await page.keyboard.press('ArrowLeft')
    await expectNothingMore(page, before)
    expect(complaints).toEqual([])
  })
}
