import type { Page } from '@playwright/test'
import type { Person } from './support/person.ts'
import type { Stage } from './support/stage.ts'
import { Buffer } from 'node:buffer'
import { startOnStage } from './support/call.ts'
import { holdChannels, sendRaw } from './support/hostile.ts'
import { startPair } from './support/pair.ts'
import { PROJECTOR } from './support/person.ts'
import { NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect } from './support/test.ts'
import { selectedCandidates, test } from './support/turn.ts'

const DEMO = 'lossy-race'
const SLIDE = '/lossy-race'
const RELAYED = 'Relayed · relay → relay'
/** A whole window was measured. */
const MEASURED = 'over the last 10 s'

interface Ages { readonly typicalMs: number, readonly worstMs: number, readonly missing: number }

/** What the table says of each runner, in the order of their lanes; `NaN` for what is not measured. */
async function readTable(page: Page): Promise<[Ages, Ages, Ages, Ages]> {
  const rows = await page.locator('.race-table:visible tbody tr').all()
  return await Promise.all(rows.map(async (row) => {
    const [typical = '', worst = '', missing = ''] = await row.locator('td').allInnerTexts()
    return {
      typicalMs: toMs(typical),
      worstMs: toMs(worst),
      missing: Number.parseFloat(missing) / 100,
    }
  })) as [Ages, Ages, Ages, Ages]
}

function bytes(hex: string): number[] {
  return [
    ...Buffer.from(hex.replaceAll(' ', ''), 'hex'),
  ]
}

function toMs(text: string): number {
  const value = Number.parseFloat(text)
  return text.endsWith(' ms')
    ? value
    : value * 1_000
}

/** The first runner's age, again and again. */
function pollAge(page: Page, message: string): ReturnType<typeof expect.poll<number>> {
  return expect.poll(async () => (await readTable(page)).at(0)?.typicalMs ?? Number.NaN, { message, timeout: 40_000 })
}

async function openDeckOf(stage: Stage, arrive: (options: { viewport: typeof PROJECTOR }) => Promise<Person>, path: string): Promise<Person> {
  const speaker = await arrive({ viewport: PROJECTOR })
  await speaker.page.goto(new URL(path, stage.addresses.deck).href)
  return speaker
}

test('on a path that loses, what the unordered unreliable channel tells is younger than what the ordered reliable one tells', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', search: '?level=3', prepare: watchPlatform })
  for (const { page } of [ada, bo]) {
    await expect(page.getByText(RELAYED)).toBeVisible()
    await expect(page.getByText('Really on the path')).toBeVisible()
    await expect(page.getByText(MEASURED)).toBeVisible()
    const [ordered, , unreliable] = await readTable(page)
    // Of a path that loses so much, the connection may be out of touch for a moment.
    await expect.poll(() => selectedCandidates(page)).toEqual(['relay', 'relay'])
    // Loss and delay are those of the path, and nobody's imagination.
    expect(unreliable.missing).toBeGreaterThan(0.05)
    expect(unreliable.typicalMs).toBeGreaterThan(90)
    expect(ordered.missing).toBeLessThan(0.05)
    expect(unreliable.typicalMs).toBeLessThan(ordered.typicalMs)
    // A machine that stands still for a moment makes all four equally old, until the window has passed over it.
    await expect.poll(async () => {
      const [ordered, , unreliable] = await readTable(page)
      return unreliable.worstMs < ordered.worstMs
    }).toBe(true)
  }
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('who dials at one device changes the path of both, without a break', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', prepare: watchPlatform })
  await expect(bo.page.getByText(RELAYED)).toBeVisible()
  await pollAge(bo.page, 'a clean path is quick').toBeLessThan(80)
  const before = await bo.page.evaluate(() => (globalThis as unknown as { __open: { connections: unknown[] } }).__open.connections.length)

  await ada.page.getByRole('radio', { name: 'Weak mobile' }).check()
  await expect(bo.page.getByRole('radio', { name: 'Weak mobile' })).toBeChecked()
  await pollAge(bo.page, 'the dialled path is slow').toBeGreaterThan(80)
  expect(new URL(bo.page.url()).searchParams.get('level')).toBe('2')
  await bo.page.getByRole('radio', { name: 'Nothing' }).check()
  await expect(ada.page.getByRole('radio', { name: 'Nothing' })).toBeChecked()
  await pollAge(ada.page, 'and is quick again').toBeLessThan(80)
  const after = await bo.page.evaluate(() => (globalThis as unknown as { __open: { connections: unknown[] } }).__open.connections.length)
  expect(after, 'no RTCPeerConnection was made for it').toBe(before)

  await ada.page.getByRole('button', { name: 'Leave' }).click()
  await expect(ada.page.getByText('The race is over')).toBeVisible()
  for (const { page } of [ada, bo])
    await expect.poll(() => openThings(page)).toEqual(NOTHING_OPEN)
})

test('without a TURN server the queue is filled, the page says so, and the channel that forgets stays young', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', search: '?level=2' })
  await expect(bo.page.getByText('There is no TURN server here')).toBeVisible()
  await expect(bo.page.getByText('Direct · host → host')).toBeVisible()
  await expect.poll(async () => {
    const [ordered, unordered, , timed] = await readTable(bo.page)
    return ordered.typicalMs > 200 && unordered.typicalMs > 200 && timed.typicalMs < ordered.typicalMs / 1.5
  }, { timeout: 60_000 }).toBe(true)
  await ada.page.getByRole('radio', { name: 'Nothing' }).check()
  await pollAge(bo.page, 'the queues run dry').toBeLessThan(100)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('the speaker dials, and the screen shows what reaches the second device; leaving the slide leaves nothing open', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const { ada, bo, speaker } = await startOnStage({
    stage,
    arrive,
    async openDeck(path) {
      const speaker = await openDeckOf(stage, arrive, '/1')
      await watchPlatform(speaker.page)
      await speaker.page.goto(new URL(path, stage.addresses.deck).href)
      return speaker
    },
  }, SLIDE)
  // Who of the two is drawn first is chance.
  await expect(speaker.page.getByText(/(?:Ada|Bo) runs, and this is what reaches (?:Ada|Bo)/)).toBeVisible()
  await pollAge(speaker.page, 'a clean path is quick').toBeLessThan(100)
  await expect(speaker.page.locator('.race-track:visible .runner')).toHaveCount(4)

  await speaker.page.getByRole('radio', { name: 'Terrible' }).check()
  await pollAge(speaker.page, 'the dialled path is slow').toBeGreaterThan(100)
  for (const { page } of [ada, bo])
    await expect(page.getByText('Really on the path')).toBeVisible()
  // Nothing of it is cut off, and nothing lies under what is pressed.
  const [table, look, end] = await Promise.all(['.race-table', '.look', '.stage-screen footer'].map(part => speaker.page.locator(`${part}:visible`).boundingBox()))
  expect((table?.x ?? 0) + (table?.width ?? Infinity)).toBeLessThanOrEqual(PROJECTOR.width)
  expect((look?.y ?? 0) + (look?.height ?? Infinity)).toBeLessThanOrEqual(end?.y ?? 0)
  // On stage the speaker dials, and nobody else.
  await expect(ada.page.getByRole('radio')).toHaveCount(0)

  const presenter = await openDeckOf(stage, arrive, `/presenter${SLIDE}`)
  await expect(presenter.page.getByRole('button', { name: 'End the race' })).toBeVisible()
  // The arrow keys are the slides' again when no control has the focus.
  await speaker.page.getByText('Really on the path').click()
  await speaker.page.keyboard.press('ArrowLeft')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  await speaker.page.keyboard.press('ArrowRight')
  await expect(speaker.page.locator('.race-track:visible .runner')).toHaveCount(4)
  await speaker.page.getByRole('button', { name: 'End the race' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  expect([ada, bo, speaker].flatMap(({ complaints }) => complaints)).toEqual([])
})

test('a device that sends rubbish, and floods, changes nothing on the other', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, DEMO, { start: 'Start', prepare: holdChannels })
  await pollAge(bo.page, 'the race runs').toBeLessThan(80)
  for (const label of [
    'race-ordered',
    'race-unordered',
    'race-unreliable',
    'race-timed',
  ]) {
    expect(await sendRaw(ada.page, label, [
      'text',
      bytes(''),
      bytes('010203'),
      // Twelve bytes whose distance is not a number, infinite, negative.
      bytes('00000001 00000001 7fc00000'),
      bytes('00000001 00000001 7f800000'),
      bytes('00000001 00000001 bf800000'),
      bytes('07'.repeat(60_000)),
    ], 20)).toBe(1)
  }
  expect(await sendRaw(ada.page, 'talk', [
    '{',
    '{"kind":"dial","cause":"path","level":99,"revision":5}',
    '{"kind":"dial","cause":"queue","level":1,"revision":1e9}',
    '{"kind":"ping","askedMs":null}',
    `{"kind":"ping","askedMs":1,"pad":"${'x'.repeat(20_000)}"}`,
  ], 200)).toBe(1)
  await pollAge(bo.page, 'the race still runs').toBeLessThan(80)
  await expect(bo.page.getByRole('radio', { name: 'Nothing' })).toBeChecked()
  expect(bo.complaints).toEqual([])
})

test('who wants nothing to move sees bars and figures in place of the track', async ({ stage, arrive }) => {
  const { bo } = await startPair({ stage, arrive }, DEMO, {
    start: 'Start',
    prepare: page => page.emulateMedia({ reducedMotion: 'reduce' }),
  })
  await pollAge(bo.page, 'the race runs').toBeLessThan(80)
  await expect(bo.page.locator('.race-track')).toHaveCount(0)
  await expect(bo.page.getByRole('img', { name: /^How old what the four channels tell/ })).toBeVisible()
})
