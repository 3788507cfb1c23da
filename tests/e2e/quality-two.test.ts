import type { Page } from '@playwright/test'
import { axeViolations } from './support/axe.ts'
import { expectMovingPicture } from './support/media.ts'
import { startPair } from './support/pair.ts'
import { openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const PICTURE = '.quality-device .picture video'
const figures = (page: Page) => page.locator('.quality-device .picture figcaption')

test('two devices: one turns the knobs, the other sees what comes of it', async ({ stage, arrive }) => {
  // A busy machine may cost the picture frames, and no size.
  const search = '?devices=2&scale=2&degradation=maintain-resolution'
  const { ada, bo } = await startPair({ stage, arrive }, 'quality', { start: 'Start', search, prepare: watchPlatform })
  await expectMovingPicture(ada.page, PICTURE)
  await expectMovingPicture(bo.page, PICTURE)
  await expect(bo.page.getByText('You receive', { exact: true })).toBeVisible()
  await expect(bo.page.getByRole('slider')).toHaveCount(0)

  await ada.page.getByRole('radio', { name: '÷ 4' }).check()
  await expect(figures(bo.page)).toContainText('320 × 180')
  await ada.page.getByRole('radio', { name: 'VP9' }).check()
  await ada.page.getByRole('slider', { name: 'Max. bitrate' }).fill('1')
  const received = bo.page.getByRole('figure', { name: 'Bitrate', exact: true }).getByRole('listitem').filter({ hasText: 'received' }).locator('b')
  await expect(received).toHaveText(/^(?:\d\d|1[0-2]\d)k$/)
  // Each has the figures of both.
  await expect(ada.page.getByRole('figure', { name: 'Bitrate', exact: true }).getByRole('listitem').filter({ hasText: 'received' }).locator('b')).toHaveText(/k$/)

  // A mode that another codec does not have: refused, said, and the picture goes on.
  await ada.page.getByLabel('Layers').selectOption('SVC L3T3_KEY')
  await ada.page.getByRole('radio', { name: 'VP8' }).check()
  await expect(ada.page.getByRole('status').filter({ hasText: 'refused one of the settings' })).toContainText('L3T3_KEY')
  await ada.page.getByRole('button', { name: 'Reset' }).click()
  await expect(ada.page.getByRole('status').filter({ hasText: 'refused' })).toHaveCount(0)
  await expectMovingPicture(bo.page, PICTURE)
  for (const { page } of [ada, bo])
    expect(await axeViolations(page)).toEqual([])

  await bo.page.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(() => openThings(bo.page)).toMatchObject({ connections: 0, tracks: 0 })
  await ada.page.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(() => openThings(ada.page)).toMatchObject({ connections: 0, tracks: 0 })
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})
