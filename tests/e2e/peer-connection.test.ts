import type { Page } from '@playwright/test'
import { axeViolations } from './support/axe.ts'
import { startOnStage } from './support/call.ts'
import { expectMovingPicture } from './support/media.ts'
import { startPair } from './support/pair.ts'
import { PROJECTOR } from './support/person.ts'
import { leftOpen, NOTHING_OPEN, openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const PAGE = '/demos/peer-connection/'
const SLIDE = '/lab-peer-connection'

/** The calls and messages of one round, as the lab writes them, until only candidates are left. */
const ROUND = [
  'const a = new RTCPeerConnection(configuration)',
  'const b = new RTCPeerConnection(configuration)',
  'for (const track of tracks) a.addTrack(track, media)',
  'await a.setLocalDescription()',
  'send({ description: a.localDescription })',
  'await b.setRemoteDescription(offer)',
  'for (const track of tracks) b.addTrack(track, media)',
  'await b.setLocalDescription()',
  'send({ description: b.localDescription })',
  'await a.setRemoteDescription(answer)',
] as const

const nextCall = (page: Page) => page.getByRole('region', { name: 'What happens next' }).locator('code')
const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

async function expectPictures(page: Page, place: string): Promise<void> {
  for (const end of ['a', 'b'])
    await expectMovingPicture(page, `${place} .picture.${end} > video`)
}

test('by hand from nothing to a connection, and every part of it can be looked at', async ({ stage, arrive }) => {
  const ada = await arrive({ viewport: PROJECTOR })
  const { page } = ada
  await watchPlatform(page)
  await page.goto(new URL(PAGE, stage.addresses.join.https).href)
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible()
  expect(await openThings(page)).toEqual(NOTHING_OPEN)
  for (const call of ROUND) {
    await expect(nextCall(page)).toHaveText(call)
    await press(page, 'Next')
  }
  await expect(nextCall(page)).toHaveText('await b.addIceCandidate(candidate)')
  const log = page.getByRole('list', { name: 'Signaling log' })
  await expect(log).toContainText('A → B: offer')
  await expect(log).toContainText('B → A: answer')
  await expect(log.getByRole('listitem').filter({ hasText: /candidate.*on its way/ }).first()).toBeVisible()
  await page.getByRole('radio', { name: 'At once' }).check()
  await expect(page.getByText('Connected: picture and sound flow both ways')).toBeVisible()
  await expectPictures(page, '.steps')

  await openTab(page, 'SDP')
  await expect(page).toHaveURL(/view=sdp/)
  await page.getByRole('button', { name: /^Video/ }).click()
  await page.getByRole('option', { name: /^a=setup:/ }).click()
  await expect(page.getByRole('region', { name: 'What the line says' }).getByRole('link', { name: /RFC/ })).toBeVisible()
  await page.getByRole('switch', { name: 'Difference' }).click()
  await expect(page.getByText('Offer 1 · A → Answer 1 · B')).toBeVisible()
  await expect(page.getByRole('option', { name: /only after: .*a=setup:active/ })).toBeVisible()
  expect(await axeViolations(page)).toEqual([])

  await openTab(page, 'States')
  await expect(page.getByRole('img', { name: /^signalingState\..*stable → have-local-offer → stable.*stable → have-remote-offer → stable/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^iceGatheringState\..*new → gathering/ })).toBeVisible()
  for (const machine of ['iceConnectionState', 'connectionState']) {
    await expect(page.getByRole('img', {
      name: new RegExp(`^${machine}\\..*connected`),
    })).toBeVisible()
  }

  await openTab(page, 'Candidates')
  for (const end of ['A', 'B'])
    await expect(page.getByRole('table', { name: `Candidates of ${end}` }).getByText('host').first()).toBeVisible()
  await expect(page.getByRole('table', { name: /^Pairs and their checks/ }).getByRole('row', { name: /succeeded.*selected/ })).toBeVisible()

  await page.goto(new URL('/demos/', stage.addresses.join.https).href)
  await expect.poll(() => leftOpen(page)).not.toBeNull()
  expect(await leftOpen(page)).toMatchObject({ ...NOTHING_OPEN })
  expect(ada.complaints).toEqual([])
})

test('a link leads to an experiment; glare, an ICE restart and more tracks leave the pictures of both, and the keys are heard', async ({ stage, arrive }) => {
  const ada = await arrive({ viewport: PROJECTOR })
  const { page } = ada
  await page.goto(new URL(`${PAGE}?view=break&pace=run&polite=a`, stage.addresses.join.https).href)
  await press(page, 'Let both offer')
  await expect(page.getByText('A is polite: it took its own offer back and answered.')).toBeVisible()
  await expect(page.getByText('B is impolite: it ignored the other’s offer.')).toBeVisible()
  await expect(page.getByText('Resolved once.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Let both offer' })).toBeEnabled()
  await expectPictures(page, '.break')

  await press(page, 'ICE restart')
  await expect(page).toHaveURL(/experiment=restart/)
  const names = page.locator('.experiment dd')
  await expect(names.first()).toHaveText(/^\S+$/)
  await press(page, 'Restart from B')
  for (const end of [0, 1])
    await expect(names.nth(end)).toHaveText(/^\S+ → \S+$/)
  await expectPictures(page, '.break')

  await press(page, 'More tracks')
  await press(page, 'A takes it away')
  await press(page, 'A adds a picture')
  await expect(page.getByRole('button', { name: 'A takes it away' })).toBeEnabled()
  await expect(page.getByText('media sections in the newest description')).toBeVisible()
  await expectPictures(page, '.break')
  expect(await axeViolations(page)).toEqual([])

  await press(page, 'Telephone')
  const dialled = page.locator('.dialled')
  await expect(dialled).toHaveText('silence')
  await press(page, 'Key 5')
  await expect(dialled).toHaveText('5')
  await press(page, 'Key #')
  await expect(dialled).toHaveText('5#')
  expect(ada.complaints).toEqual([])
})

test('the presenter view steps and breaks the screen\'s lab; leaving the slide leaves nothing', async ({ stage, openDeck }) => {
  const speaker = await openDeck('/1')
  await watchPlatform(speaker.page)
  await speaker.page.goto(new URL(SLIDE, stage.addresses.deck).href)
  await expect(nextCall(speaker.page)).toHaveText(ROUND[0])
  const presenter = await speaker.page.context().newPage()
  await presenter.setViewportSize(PROJECTOR)
  await presenter.goto(new URL(`/presenter${SLIDE}`, stage.addresses.deck).href)
  await expect(nextCall(presenter)).toHaveText(ROUND[0])
  await press(presenter, 'Next')
  await expect(nextCall(speaker.page)).toHaveText(ROUND[1])
  await expect(nextCall(presenter)).toHaveText(ROUND[1])
  await presenter.getByRole('radio', { name: 'At once' }).check()
  await expect(presenter.getByText('Connected: picture and sound flow both ways')).toBeVisible()
  await expectPictures(speaker.page, '.steps')

  await openTab(presenter, 'Break it')
  await press(presenter, 'Let both offer')
  for (const page of [presenter, speaker.page])
    await expect(page.getByText('Resolved once.')).toBeVisible()
  expect(await presenter.locator('video').count()).toBe(0)

  await speaker.page.bringToFront()
  await expectPictures(speaker.page, '.break')
  await speaker.page.keyboard.press('ArrowRight')
  await expect.poll(() => openThings(speaker.page)).toEqual(NOTHING_OPEN)
  expect(speaker.complaints).toEqual([])
})

/** What a device receives, on the device. */
const DEVICE_PICTURE = '.end-device .picture > video'
/** A device's own end says what it did about the other's offer. */
const ownFinding = (page: Page) => page.locator('.end-device .findings').getByText(/it ignored the other’s offer|it took its own offer back/)

async function provokeGlare(page: Page): Promise<void> {
  await openTab(page, 'Break it')
  await press(page, 'Let both offer')
  await expect(ownFinding(page)).toBeVisible()
}

test('two devices on stage show an end each, and the screen both: glare from either end, and an ICE restart', async ({ stage, arrive, openDeck }) => {
  const { ada, bo, speaker } = await startOnStage({ stage, arrive, openDeck }, SLIDE, page => press(page, 'Between two phones'))
  const screen = speaker.page
  const log = screen.getByRole('list', { name: 'Signaling log' })
  await expectPictures(screen, '.both')
  for (const { page } of [ada, bo]) {
    await expectMovingPicture(page, DEVICE_PICTURE)
    const own = page.getByRole('list', { name: 'Signaling log' })
    await expect(own).toContainText('A → B: ')
    await expect(own).toContainText('B → A: ')
    await expect(own).toContainText('connectionState: connected')
  }
  for (const message of [/offer$/, /answer$/, /candidate.*host/])
    await expect(log.getByRole('listitem').filter({ hasText: message }).first()).toBeVisible()
  for (const end of ['A', 'B'])
    await expect(log).toContainText(`${end}: connectionState: connected`)
  await openTab(screen, 'States')
  await expect(screen.getByRole('img', { name: /^signalingState\..*have-local-offer → stable.*have-remote-offer → stable|^signalingState\..*have-remote-offer → stable.*have-local-offer → stable/ })).toBeVisible()
  await openTab(screen, 'Signaling')

  await openTab(ada.page, 'SDP')
  await expect(ada.page.getByRole('option', { name: /^a=ice-ufrag:/ }).first()).toBeVisible()
  await openTab(ada.page, 'Candidates')
  await expect(ada.page.getByRole('row', { name: /succeeded.*selected/ })).toBeVisible()

  for (const [index, { page }] of [ada, bo].entries()) {
    await provokeGlare(page)
    for (const found of ['ignores the other offer', 'takes its own offer back'])
      await expect(log.getByRole('listitem').filter({ hasText: found })).toHaveCount(index + 1)
    await expect(page.getByRole('button', { name: 'Let both offer' })).toBeEnabled()
  }
  await press(screen, 'Restart from A')
  await expect(log.getByRole('listitem').filter({ hasText: 'asks for an ICE restart' })).toHaveCount(1)
  for (const { page } of [ada, bo]) {
    for (const end of [0, 1])
      await expect(page.locator('.end-device dd').nth(end)).toHaveText(/^\S+ → \S+$/)
    await expectMovingPicture(page, '.end-device .seen > video')
  }
  await expectPictures(screen, '.both')
  expect([
    ...ada.complaints,
    ...bo.complaints,
    ...speaker.complaints,
  ]).toEqual([])
})

test('the same between two devices on the demo\'s own page, which leave nothing behind', async ({ stage, arrive }) => {
  const { ada, bo } = await startPair({ stage, arrive }, 'peer-connection', { start: 'Start', search: '?ends=devices', prepare: watchPlatform })
  for (const { page } of [ada, bo])
    await expectMovingPicture(page, DEVICE_PICTURE)
  await provokeGlare(ada.page)
  await openTab(bo.page, 'Break it')
  await expect(ownFinding(bo.page)).toBeVisible()
  await press(bo.page, 'Restart from B')
  await expect(bo.page.locator('.end-device dd').last()).toHaveText(/^\S+ → \S+$/)
  for (const { page } of [ada, bo])
    await expectMovingPicture(page, '.end-device .seen > video')
  expect(await axeViolations(bo.page)).toEqual([])
  await press(bo.page, 'Leave')
  await expect.poll(() => openThings(bo.page)).toEqual(NOTHING_OPEN)
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})
