import { expectMovingPicture } from './support/media.ts'
import { watchPlatform } from './support/platform-watch.ts'
import { expect } from './support/test.ts'
import { selectedCandidates, test } from './support/turn.ts'

const RECEIVED = '.picture.b video'
const DESKTOP = {
  viewport: { width: 1280, height: 900 },
}

test('on a bad network the picture is late and packets are lost, and on the straight way it is good again', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { page, complaints } = await arrive(DESKTOP)
  await watchPlatform(page)
  await page.goto(new URL('/demos/quality/?scale=4&maxKbps=400', stage.addresses.join.http).href)
  await expectMovingPicture(page, RECEIVED)
  const roundTripMs = async (): Promise<number> => Number.parseFloat(/round trip ([\d.]+) ms/.exec(await page.locator('.way').textContent() ?? '')?.[1] ?? 'NaN')
  const lost = page.getByRole('figure', { name: 'Packets lost' }).getByRole('listitem').locator('b').first()

  await page.getByLabel('The way between them').selectOption('terrible, 15 % lost')
  await expect.poll(() => selectedCandidates(page), { timeout: 40_000 }).toEqual(['relay', 'relay', 'relay', 'relay'])
  await expectMovingPicture(page, RECEIVED)
  await expect.poll(roundTripMs, { timeout: 40_000 }).toBeGreaterThan(150)
  await expect(lost).toHaveText(/^(?!0 %)[\d.]+ %$/, { timeout: 40_000 })

  await page.getByLabel('The way between them').selectOption('straight')
  await expect.poll(() => selectedCandidates(page), { timeout: 40_000 }).toEqual([])
  await expectMovingPicture(page, RECEIVED)
  await expect.poll(roundTripMs, { timeout: 40_000 }).toBeLessThan(100)
  await expect(lost).toHaveText('0 %', { timeout: 40_000 })
  expect(complaints).toEqual([])
})
