import type { Page } from '@playwright/test'
import type { Person } from './support/person.ts'
import { axeViolations } from './support/axe.ts'
import { INSECURE_HOST, PROJECTOR } from './support/person.ts'
import { allConnections, NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { StaticSite } from './support/static-site.ts'
import { expect } from './support/test.ts'
import { test } from './support/turn.ts'

const PAGE = '/demos/connectivity/'
const SLIDE = '/connectivity'

function row(page: Page, name: string) {
  return page.getByRole('listitem').filter({
    has: page.getByText(name, { exact: true }),
  })
}
const overall = (page: Page) => page.locator('.overall-line')

async function run({ page }: Person, origin: string): Promise<void> {
  await page.goto(new URL(PAGE, origin).href)
  await page.getByRole('button', { name: 'Run the checks' }).click()
  await expect(page.getByRole('button', { name: 'Run them again' })).toBeVisible({ timeout: 60_000 })
}

test('where everything is good, every check says so, the report can be copied, and nothing stays open', async ({ stage, arrive }) => {
  const ada = await arrive({ viewport: PROJECTOR })
  const { page } = ada
  await watchPlatform(page)
  await run(ada, stage.addresses.join.https)
  for (const name of [
    'Camera',
    'Microphone',
    'Page',
    'Signaling',
    'Data channel',
    'Throughput',
    'Host candidates',
  ])
    await expect(row(page, name)).toContainText(': good.')
  await expect(row(page, 'Camera')).toContainText(/640 × 480 · \d+ fps/)
  await expect(row(page, 'Throughput')).toContainText(/↓ .* Mbit\/s {2}↑ .* Mbit\/s/)
  await expect(row(page, 'Host candidates')).toContainText('UDP')
  await expect(row(page, 'TURN')).toContainText('none is configured')
  await expect(page.getByRole('img', { name: /^Round trips to the stage: median \d/ })).toBeVisible()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect(row(page, 'Loudspeaker')).toContainText('The tone was heard.')
  await expect(overall(page)).toContainText('Everything works on this network.')

  await expect.poll(() => openThings(page)).toEqual(NOTHING_OPEN)
  await expect.poll(() => allConnections(page)).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await page.locator('summary', { hasText: 'Report' }).click()
  const report = page.getByRole('textbox', { name: 'Report' })
  await expect(report).toHaveValue(/\[good\] Data channel/)
  await expect(report).not.toHaveValue(/host udp [\d.]+\.\d+$/m)
  await page.getByRole('switch', { name: 'With addresses in full' }).click()
  await expect(report).toHaveValue(/host udp \d+\.\d+\.\d+\.\d+/)
  expect(ada.complaints).toEqual([])
})

test('on plain http the network is checked, and the way to the rest is said', async ({ stage, arrive }) => {
  const ada = await arrive()
  await run(ada, stage.addresses.join.http.replace('127.0.0.1', INSECURE_HOST))
  await expect(row(ada.page, 'Camera')).toContainText('Needs HTTPS.')
  await expect(row(ada.page, 'Data channel')).toContainText(': good.')
  await expect(overall(ada.page)).toContainText('Camera and microphone need HTTPS')
  await expect(ada.page.getByRole('link', { name: 'Open over HTTPS' })).toHaveAttribute('href', /^https:.*\/demos\/connectivity\/$/)
  expect(ada.complaints).toEqual([])
})

for (const [camera, says] of [
  ['denied', 'The camera or microphone is blocked.'],
  ['none', 'No camera or microphone found.'],
] as const) {
  test(`a camera that is ${camera} is explained, and the network is checked all the same`, async ({ stage, arrive }) => {
    const ada = await arrive({ camera })
    await run(ada, stage.addresses.join.https)
    await expect(row(ada.page, 'Camera')).toContainText(says)
    await expect(row(ada.page, 'Throughput')).toContainText(': good.')
    await expect(overall(ada.page)).toContainText('The network is fine, the camera is not')
  })
}

test('a browser that may not use WebRTC says so, and what to do', async ({ stage, arrive }) => {
  const ada = await arrive({ webrtc: 'no-udp' })
  await run(ada, stage.addresses.join.https)
  await expect(row(ada.page, 'Host candidates')).toContainText('No candidate at all.')
  await expect(row(ada.page, 'Page')).toContainText(': good.')
  await expect(overall(ada.page)).toContainText('a policy or an extension blocks WebRTC. Try another browser.')
})

test('a stage that does not answer is said to be out of reach', async ({ stage, arrive }) => {
  const ada = await arrive()
  await ada.page.goto(new URL(PAGE, stage.addresses.join.https).href)
  await stage.kill()
  await ada.page.getByRole('button', { name: 'Run the checks' }).click()
  await expect(overall(ada.page)).toContainText('This device does not reach the stage', { timeout: 60_000 })
  await expect(row(ada.page, 'Page')).toContainText('does not answer')
  await expect(row(ada.page, 'Data channel')).toContainText('Not tested')
})

test('a TURN server relays, and one with another secret does not', async ({ coturn, startStage, arrive }) => {
  const stage = await startStage({ TURN_URL: coturn.url, TURN_SECRET: coturn.secret })
  const ada = await arrive()
  await run(ada, stage.addresses.join.https)
  await expect(row(ada.page, 'TURN')).toContainText('A message went through it and back.')

  const wrong = await startStage({ TURN_URL: coturn.url, TURN_SECRET: 'another secret' })
  await run(ada, wrong.addresses.join.https)
  await expect(row(ada.page, 'TURN').first()).toContainText('does not accept this page’s password')
  await expect(row(ada.page, 'TURN').first()).toContainText('401')
  await expect(overall(ada.page)).toContainText('check TURN_URL and TURN_SECRET')
  await ada.page.locator('summary', { hasText: 'Report' }).click()
  const report = await ada.page.getByRole('textbox', { name: 'Report' }).inputValue()
  const { iceServers: [server] } = await (await ada.page.request.get(new URL('/config.json', wrong.addresses.join.https).href)).json() as { iceServers: { credential: string }[] }
  expect(report).toContain('401 turn:')
  expect(report).not.toContain(server?.credential)
})

test('on a static site, what is not tested is named', async ({ arrive }) => {
  const site = await StaticSite.open()
  try {
    const ada = await arrive()
    await run(ada, site.origin)
    await expect(row(ada.page, 'Signaling')).toContainText(': good.')
    await expect(row(ada.page, 'Data channel')).toContainText('a tab of the deck hosts the room')
    expect(ada.complaints).toEqual([])
  }
  finally {
    site.close()
  }
})

test('stopped half-way, it holds nothing; a link says which checks are run', async ({ stage, arrive }) => {
  const { page } = await arrive()
  await watchPlatform(page)
  await page.goto(new URL(`${PAGE}?devices=false`, stage.addresses.join.https).href)
  await page.getByRole('button', { name: 'Run the checks' }).click()
  await expect(row(page, 'Data channel')).toContainText('being checked')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Run them again' })).toBeVisible()
  await expect(row(page, 'Data channel')).toContainText('Stopped.')
  await expect(row(page, 'Camera')).toContainText('Left out.')
  await expect.poll(() => allConnections(page)).toBe(0)
})

test('the presenter view says what the checks said last', async ({ stage, openDeck }) => {
  const speaker = await openDeck('/presenter/1')
  const line = speaker.page.locator('.last-check')
  await expect(line).toContainText('Checks: not run yet')
  await run(speaker, stage.addresses.deck)
  await expect(overall(speaker.page)).toContainText('Everything works on this network.')
  await speaker.page.goto(new URL('/presenter/1', stage.addresses.deck).href)
  await expect(line).toContainText('Checks: good, this minute')
})

test('the presenter view runs the checks in the screen window; leaving the slide in mid-run leaves nothing', async ({ stage, openDeck }) => {
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(SLIDE, stage.addresses.deck).href)
  await expect(speaker.page.getByRole('img', { name: 'Check a phone, too' })).toBeVisible()
  await expect.poll(() => allConnections(speaker.page), { message: 'the room\'s own' }).toBe(1)
  const presenter = await speaker.page.context().newPage()
  await presenter.goto(new URL(`/presenter${SLIDE}`, stage.addresses.deck).href)
  await presenter.getByRole('button', { name: 'Run the checks' }).click()
  await expect(row(presenter, 'Data channel')).toContainText(': good.', { timeout: 60_000 })
  await presenter.getByRole('button', { name: 'Yes' }).click()
  await expect(overall(presenter)).toContainText('Everything works on this network.')
  await expect(overall(speaker.page)).toContainText('Everything works on this network.')

  await speaker.page.bringToFront()
  await speaker.page.getByRole('button', { name: 'Run them again' }).click()
  await expect(row(speaker.page, 'Data channel')).toContainText('being checked')
  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  await expect.poll(() => allConnections(speaker.page), { message: 'the room\'s own' }).toBe(1)
  expect(speaker.complaints).toEqual([])
})
