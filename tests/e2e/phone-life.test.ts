import { CALL_SLIDE, drawTwo, REMOTE, startCall } from './support/call.ts'
import { expectBothOnScreen, expectMovingPicture } from './support/media.ts'
import { INSECURE_HOST } from './support/person.ts'
import { expect, test } from './support/test.ts'

test('one who is invited on plain http switches to https as the same person, and shows a camera', async ({ stage, arrive, openDeck }) => {
  const ada = await arrive()
  const bo = await arrive()
  await ada.join(stage.addresses.join.http.replace('127.0.0.1', INSECURE_HOST), 'Ada')
  await bo.join(stage.addresses.join.https, 'Bo')
  const speaker = await openDeck(CALL_SLIDE)
  await drawTwo(speaker)
  await ada.page.getByRole('alert').getByRole('link', { name: 'Switch to HTTPS' }).click()
  await ada.page.waitForURL(/^https:/)
  // Neither the secret nor a second Ada is left behind.
  await ada.accept()
  expect(ada.page.url()).toMatch(/#[2-9A-Z]{5}$/)
  expect(await ada.page.evaluate(() => isSecureContext)).toBe(true)
  await bo.accept()
  await expectMovingPicture(bo.page, REMOTE)
  await expect(speaker.page.locator('.slidev-page:visible .join-code')).toContainText('2 people are here')
})

test('one who stays on plain http goes on stage without a camera, and sees the other', async ({ stage, arrive, openDeck }) => {
  const ada = await arrive()
  const bo = await arrive()
  await ada.join(stage.addresses.join.http.replace('127.0.0.1', INSECURE_HOST), 'Ada')
  await bo.join(stage.addresses.join.https, 'Bo')
  const speaker = await openDeck(CALL_SLIDE)
  await drawTwo(speaker)
  await ada.page.getByRole('button', { name: 'Go on stage without camera' }).click()
  await bo.accept()
  await expectMovingPicture(ada.page, REMOTE)
  await expectMovingPicture(bo.page, REMOTE)
})

test('a phone that falls asleep is said to be asleep, and its picture comes back when it wakes', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectMovingPicture(ada.page, REMOTE)

  bo.device.fallAsleep()
  await expect(speaker.page.getByText(/^Bo’s phone is asleep/)).toBeVisible({ timeout: 30_000 })
  bo.device.wakeUp()
  await expectMovingPicture(ada.page, REMOTE)
  await expectMovingPicture(bo.page, REMOTE)
  await expectBothOnScreen(speaker.page)
})

test('a phone that sleeps past the grace period loses its place on stage, not in the room', async ({ stage, arrive, openDeck }) => {
  test.setTimeout(150_000)
  const { ada, bo, speaker } = await startCall({ stage, arrive, openDeck })
  await expectMovingPicture(ada.page, REMOTE)
  bo.device.fallAsleep()
  await expect(speaker.page.getByText('Bo has left')).toBeVisible({ timeout: 75_000 })
  bo.device.wakeUp()
  await expect(bo.page.getByRole('heading', { name: 'Bo' })).toBeVisible()
})
