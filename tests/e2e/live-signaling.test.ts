import { startCall } from './support/call.ts'
import { expect, test } from './support/test.ts'

test('the sequence diagram draws the signaling of the two on stage, and browsers A and B without them', async ({ stage, arrive, openDeck }) => {
  const { speaker } = await startCall({ stage, arrive, openDeck })
  const late = await openDeck('/offer-answer')
  const slide = late.page.locator('.live-signaling')
  await expect(slide.getByText('Live', { exact: true })).toBeVisible()
  const texts = slide.locator('svg text')
  await expect(texts.filter({ hasText: 'offer (SDP)' })).toHaveCount(1)
  await expect(texts.filter({ hasText: 'answer (SDP)' })).toHaveCount(1)
  await expect(texts.filter({ hasText: /^\s*(?:\d+ candidates|candidate): host\s*$/ }).first()).toBeVisible()
  await expect(texts.filter({ hasText: /connected \+\d+ ms: media and data, direct/ })).toBeVisible()
  await expect(texts.filter({ hasText: /^\s*Ada\s*$/ })).toBeVisible()
  await expect(texts.filter({ hasText: /^\s*Bo\s*$/ })).toBeVisible()
  await expect(texts.filter({ hasText: 'Browser A' })).toHaveCount(0)
  // Kinds and times, never an address or a description.
  expect(await slide.textContent()).not.toMatch(/\d+\.\d+\.\d+\.\d+|\.local|a=/)

  // A click points at the message it speaks of.
  await late.page.keyboard.press('ArrowRight')
  await expect(slide.locator('.row:not(.quiet)').filter({ hasText: 'offer (SDP)' })).toHaveCount(1)
  await expect(slide.locator('.row:not(.quiet)')).toHaveCount(1)

  await speaker.page.getByRole('button', { name: 'End the call' }).click()
  await expect(texts.filter({ hasText: 'Browser A' })).toHaveCount(1)
  await expect(slide.getByText('Live', { exact: true })).toHaveCount(0)
  expect(late.complaints).toEqual([])
})
