import type { Download, Page } from '@playwright/test'
import type { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { ask, PICTURE, test } from './support/capture-lab.ts'
import { expectMovingPicture } from './support/media.ts'
import { expectNothingMore, leftOpen, liveThings } from './support/platform-watch.ts'
import { expect } from './support/test.ts'

test('the meter shows how loud the microphone is, and that it clips', async ({ openLab }) => {
  const { page } = await openLab()
  await ask(page)
  // The fake microphone beeps once a second: a poll of that beat may meet the silence every time.
  const meter = page.getByRole('meter', { name: 'Microphone level' })
  await page.waitForFunction(element => Number(element?.getAttribute('aria-valuenow')) > -20, await meter.elementHandle(), { polling: 'raf' })
  await expect(page.getByRole('status').filter({ hasText: 'clipping' })).toBeVisible()
  await page.getByRole('switch', { name: 'Audio' }).click()
  await expect(page.getByText('no microphone')).toBeVisible()
  await expect.poll(async () => (await liveThings(page)).audioContexts).toBe(0)
})

test('a snapshot and a recording are taken, looked at, downloaded and thrown away', async ({ openLab }) => {
  const { page } = await openLab()
  await ask(page)
  const before = await liveThings(page)
  await page.getByRole('button', { name: 'Snapshot' }).click()
  await expect(page.getByRole('img', { name: 'Snapshot, 640 by 480 pixels' })).toBeVisible()
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'Snapshot' }).getByRole('link', { name: 'Download' }).click(),
  ])
  expect((await bytesOf(picture)).subarray(1, 4).toString()).toBe('PNG')

  await page.getByRole('button', { name: 'Record', exact: true }).click()
  // Each second is shown for one, and a look that comes late finds a later one.
  await expect(page.getByText(/^0:(?!00|01)\d\d · \d+ kB$/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop recording' }).click()
  const recording = page.getByRole('region', { name: 'Recording' })
  await expect(recording).toContainText(/0:(?!00|01)\d\d · .+ · video\/webm/)
  await recording.locator('video').evaluate((video: HTMLVideoElement) => {
    video.loop = true
    return video.play()
  })
  await expectMovingPicture(page, '.kept video')
  const [film] = await Promise.all([
    page.waitForEvent('download'),
    recording.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(film.suggestedFilename()).toBe('recording.webm')
  expect((await bytesOf(film)).readUInt32BE()).toBe(0x1A45DFA3) // EBML, as WebM begins

  await recording.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('region', { name: 'Snapshot' }).getByRole('button', { name: 'Discard' }).click()
  await expectNothingMore(page, before)
})

/** What was downloaded. */
async function bytesOf(download: Download): Promise<Buffer> {
  const path = test.info().outputPath(download.suggestedFilename())
  await download.saveAs(path)
  return readFile(path)
}

/** How colourful a picture is: the greatest difference between the channels of a pixel. */
function colour(page: Page): Promise<number> {
  return page.evaluate((selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector)
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 32
    const context = canvas.getContext('2d')
    if (!video || !context)
      return -1
    context.drawImage(video, 0, 0, 32, 32)
    const { data } = context.getImageData(0, 0, 32, 32)
    let most = 0
    for (let i = 0; i < data.length; i += 4)
      most = Math.max(most, Math.abs((data[i + 1] ?? 0) - (data[i] ?? 0)))
    return most
  }, PICTURE)
}

test('a filter on a canvas changes the stream itself, and ends with it', async ({ openLab }) => {
  const { page } = await openLab()
  await ask(page)
  expect(await colour(page)).toBeGreaterThan(80)
  await page.getByLabel('Filter on a canvas').selectOption('grey')
  await expectMovingPicture(page, PICTURE)
  await expect.poll(() => colour(page)).toBeLessThan(12)
  await expect(page.getByText('ms a frame')).toBeVisible()
  const tracks = (): Promise<number> => liveThings(page).then(({ tracks }) => tracks)
  expect(await tracks()).toBe(3)
  for (const filter of ['edges', 'pixels']) {
    await page.getByLabel('Filter on a canvas').selectOption(filter)
    await expectMovingPicture(page, PICTURE)
  }
  await page.getByLabel('Filter on a canvas').selectOption('none')
  await expect.poll(tracks).toBe(2)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect.poll(tracks).toBe(0)
})

test('stopping ends everything, and so does leaving the page in mid-recording', async ({ openLab }) => {
  const { page } = await openLab('?filter=edges')
  const before = await liveThings(page)
  await ask(page)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expectNothingMore(page, before)

  await ask(page)
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByText(/^0:(?!00)\d\d · /)).toBeVisible()
  await page.getByRole('link', { name: 'All demos' }).click()
  await page.waitForURL(/\/demos\/$/)
  expect(await leftOpen(page)).toMatchObject({
    tracks: 0,
    audioContexts: 0,
    recorders: 0,
    intervals: 0,
    connections: 0,
  })
})
