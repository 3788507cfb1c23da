import { expectMovingPicture } from './support/media.ts'
import { expect, test } from './support/test.ts'

const REMOTE = '.remote video'

test('two devices run the call without the deck, and a third is told that it is taken', async ({ stage, arrive }) => {
  const page = new URL('/demos/two-device-call/', stage.addresses.join.http).href
  const [ada, bo, cy] = [await arrive(), await arrive(), await arrive()]
  await ada.page.goto(page)
  await ada.page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await ada.page.getByRole('button', { name: 'Call', exact: true }).click()
  const address = await ada.page.getByRole('link', { name: 'Open in another tab' }).getAttribute('href')
  expect(address).toMatch(/#[2-9A-Z]{5}/)
  await bo.page.goto(new URL(address ?? '', page).href)
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo')
  await bo.page.getByRole('button', { name: 'Call', exact: true }).click()
  await expectMovingPicture(ada.page, REMOTE)
  await expectMovingPicture(bo.page, REMOTE)

  await cy.page.goto(new URL(address ?? '', page).href)
  await expect(cy.page.getByText('This call is taken')).toBeVisible()

  // The one who made the call may reload: the room is its own, and is taken up again.
  await ada.page.reload()
  await expectMovingPicture(ada.page, REMOTE)
  await expectMovingPicture(bo.page, REMOTE)
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...cy.complaints,
  ]).toEqual([])
})
