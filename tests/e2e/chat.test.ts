import type { Page } from '@playwright/test'
import { holdChannels, sendRaw } from './support/hostile.ts'
import { startPair } from './support/pair.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const START = { start: 'Start the chat' }

async function say(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder('Write something').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

function message(page: Page, text: string | RegExp): ReturnType<Page['locator']> {
  return page.locator('.message').filter({ hasText: text })
}

test('what one writes the other reads, sees being typed, and acknowledges; each byte is in sight', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'chat', START)
  // Who has typed is said for a few seconds, and no longer.
  await bo.page.getByText('Connected', { exact: true }).waitFor()
  await bo.page.getByPlaceholder('Write something').fill('Grüße <b>👋</b>')
  await expect(ada.page.getByText('Bo is typing …')).toBeVisible()
  await bo.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(message(ada.page, 'Grüße <b>👋</b>')).toContainText('19 bytes · String · PPID 51')
  await expect(ada.page.getByText('Bo is typing …')).toHaveCount(0)
  await expect(message(bo.page, 'Grüße')).toContainText(/delivered \d+ ms/)
  await expect(message(ada.page, 'Grüße').getByRole('img')).toHaveAttribute('aria-label', /^19 bytes: 47 72 c3 bc c3 9f 65 20 3c 62 3e f0 9f 91 8b/)

  await bo.page.getByRole('radio', { name: 'Binary' }).check({ force: true })
  await say(bo.page, 'as bytes')
  await expect(message(ada.page, 'as bytes')).toContainText('8 bytes · Binary · PPID 53')
  expect(new URL(bo.page.url()).searchParams.get('type')).toBe('binary')
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('a message as large as the connection takes arrives; one byte more is refused with the browser’s own words', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'chat', START)
  await ada.page.getByRole('button', { name: 'sctp.maxMessageSize' }).click()
  await ada.page.getByRole('button', { name: 'Send 256 KiB' }).click()
  await expect(message(bo.page, 'A message of 256 KiB')).toContainText('262,144 bytes')
  await expect(message(ada.page, 'A message of 256 KiB')).toContainText(/delivered \d+ ms/)
  await ada.page.getByRole('button', { name: 'One byte more' }).click()
  await ada.page.getByRole('button', { name: 'Send 262,145 B' }).click()
  await expect(message(ada.page, 'A message of 262,145 B')).toContainText(/TypeError.*refused/)
  // The channel lives on.
  await say(ada.page, 'still here')
  await expect(message(bo.page, 'still here')).toBeVisible()
  await expect(message(bo.page, '262,145')).toHaveCount(0)
})

test('a reload keeps what was said, and the chat goes on', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'chat', START)
  await say(ada.page, 'before')
  await say(bo.page, 'and before')
  await expect(message(ada.page, 'and before')).toBeVisible()
  for (const [who, other, text] of [
    [bo, ada, 'after Bo'],
    [ada, bo, 'after Ada'],
  ] as const) {
    await who.page.reload()
    await expect(message(who.page, 'and before')).toBeVisible()
    await say(who.page, text)
    await expect(message(other.page, text)).toBeVisible()
    await expect(message(who.page, text)).toContainText('delivered')
  }
})

test('a peer that sends what it should not harms nobody', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'chat', { ...START, prepare: holdChannels })
  await say(bo.page, 'hello')
  await expect(message(ada.page, 'hello')).toBeVisible()
  // Control frames of every wrong kind, acknowledgements of what was never sent.
  await sendRaw(bo.page, 'talk', [
    '{',
    'null',
    '[]',
    '{"kind":"ack","received":1e308}',
    '{"kind":"ack","received":9007199254740991}',
    '{"kind":"typing"}',
    'x'.repeat(200_000),
  ])
  // No text, text that turns the line around, markup, and a flood.
  expect(await sendRaw(bo.page, 'chat', [
    [0xFF, 0xFE, 0xFD],
    '\u202Eevil\u0000',
    '<img src=x onerror=alert(1)>',
  ])).toBe(1)
  await expect(message(ada.page, '<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(message(ada.page, 'evil')).not.toContainText('\u202E')
  await sendRaw(bo.page, 'chat', ['flood'], 3_000)
  await expect(ada.page.getByText(/more messages came too fast/)).toBeVisible()
  expect(await ada.page.locator('.message').count()).toBeLessThanOrEqual(200)
  await say(ada.page, 'unharmed')
  await expect(message(ada.page, 'unharmed')).toContainText('delivered')
  expect(ada.complaints).toEqual([])
})

test('who leaves the page’s chat leaves nothing open', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'chat', { ...START, prepare: watchPlatform })
  await say(ada.page, 'bye')
  await expect(message(bo.page, 'bye')).toBeVisible()
  expect((await openThings(bo.page)).connections).toBe(1)
  await bo.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(bo.page.getByRole('heading', { name: 'The chat has ended' })).toBeVisible()
  await expect.poll(() => openThings(bo.page)).toEqual(NOTHING_OPEN)
  await expect(ada.page.getByText('Waiting for the other device …')).toBeVisible()
  await expect.poll(() => openThings(ada.page)).toEqual(NOTHING_OPEN)
})
