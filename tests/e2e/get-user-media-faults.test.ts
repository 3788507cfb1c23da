import { ask, row, test } from './support/capture-lab.ts'
import { INSECURE_HOST } from './support/person.ts'
import { liveThings } from './support/platform-watch.ts'
import { expect } from './support/test.ts'

const FAULTS = [
  [
    'Denied',
    'NotAllowedError',
    /frame to which its page gives neither/,
    /site settings/,
  ],
  [
    'None found',
    'NotFoundError',
    /loudspeaker was asked for/,
    /Connect one/,
  ],
  [
    'Too much asked',
    'OverconstrainedError',
    /constraint width/,
    /Ask for less/,
  ],
  [
    'No such device',
    'OverconstrainedError',
    /constraint deviceId/,
    /Ask for less/,
  ],
  [
    'Nothing asked',
    'TypeError',
    /neither audio nor video/,
    /Ask for video, for audio/,
  ],
] as const

test('every error that a page can bring about is thrown for real, and explained', async ({ openLab }) => {
  const { page } = await openLab()
  const alert = page.getByRole('alert')
  for (const [name, error, how, step] of FAULTS) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(alert.getByRole('heading')).toContainText(error)
    await expect(alert).toContainText(how)
    await expect(alert).toContainText(step)
  }
  // A page cannot take a camera from another app: it says how to, and tries.
  await page.getByRole('button', { name: 'In use', exact: true }).click()
  await expect(alert).toContainText('Let another app hold the camera')
  await page.getByRole('button', { name: 'Insecure origin', exact: true }).click()
  await expect(alert.getByRole('link', { name: 'Open it over http' })).toHaveAttribute('href', /^http:\/\/.+\/demos\/get-user-media\/$/)
  expect((await liveThings(page)).tracks).toBe(0)
})

test('over plain http the page throws the error of an insecure origin, and leads to https', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive()
  await page.goto(new URL('/demos/get-user-media/?size=640x480', stage.addresses.join.http).href.replace('127.0.0.1', INSECURE_HOST))
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('TypeError')
  await expect(page.getByRole('alert')).toContainText('Camera and microphone need HTTPS')
  await expect(page.getByRole('link', { name: 'Open over HTTPS' })).toHaveAttribute('href', new URL('/demos/get-user-media/?size=640x480', stage.addresses.join.https).href)
  expect(complaints).toEqual([])
})

test('a person who says no is told where to allow it, and may ask again', async ({ openLab }) => {
  const { page } = await openLab('', { camera: 'denied' })
  await page.getByRole('button', { name: 'Ask for camera and microphone' }).click()
  await expect(page.getByRole('alert')).toContainText('NotAllowedError')
  await expect(page.getByRole('alert')).toContainText('The camera or microphone is blocked')
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible()
})

test('a device without a camera still has its microphone', async ({ openLab }) => {
  const { page } = await openLab('', { camera: 'none' })
  await page.getByRole('button', { name: 'Ask for camera and microphone' }).click()
  await expect(page.getByRole('alert')).toContainText('NotFoundError')
  await page.getByRole('switch', { name: 'Video' }).click()
  await expect(page.getByText('Sound only')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'None found', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('lacks a camera')
})

test('a camera that is taken away is noticed, and the microphone goes on', async ({ openLab }) => {
  const ada = await openLab()
  await ask(ada.page)
  ada.device.lose('camera')
  await expect(ada.page.getByRole('alert')).toContainText('The camera or microphone has gone')
  await expect(ada.page.getByRole('alert')).toContainText('fake_device_0')
  await expect(ada.page.getByText('Sound only')).toBeVisible()
  await expect(row(ada.page, 'echoCancellation')).toBeVisible()
})
