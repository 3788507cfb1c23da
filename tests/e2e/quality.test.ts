import type { Locator, Page } from '@playwright/test'
import type { InternalsDump } from '../../rtc/stats-dump.ts'
import { text } from 'node:stream/consumers'
import { axeViolations } from './support/axe.ts'
import { expectMovingPicture } from './support/media.ts'
import { openThings, watchPlatform } from './support/platform-watch.ts'
import { expect, test } from './support/test.ts'

const DESKTOP = {
  viewport: { width: 1280, height: 900 },
}
const RECEIVED = '.picture.b video'
/** What stands under the picture that is received. */
const received = (page: Page): Locator => page.locator('.picture.b figcaption')
const receivedRate = (page: Page): Locator => received(page).locator('span').nth(1)

/** The newest value of a line of a graph. */
function newest(page: Page, graph: string, line: string): Promise<string> {
  return page.getByRole('figure', { name: graph, exact: true }).getByRole('listitem').filter({ hasText: line }).locator('b').textContent().then(value => value ?? '')
}

/** `1.24M` or `48k`, in bit/s. */
function bitrate(shown: string): number {
  const factors: Record<string, number> = { M: 1_000_000, k: 1000 }
  return Number.parseFloat(shown) * (factors[shown.at(-1) ?? ''] ?? Number.NaN)
}

async function save(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return text(await (await download).createReadStream())
}

test('each knob changes what the receiver gets', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive(DESKTOP)
  await page.goto(new URL('/demos/quality/?scale=2', stage.addresses.join.http).href)
  await expectMovingPicture(page, RECEIVED)

  for (const codec of ['VP9', 'H.264', 'AV1', 'VP8']) {
    await page.getByRole('radio', { name: codec }).check()
    await expect(page.locator('.way b')).toHaveText(codec)
  }
  await expect(page).toHaveURL(/codec=VP8/)

  // A busy machine may cost the picture frames, and no size; then a size, and no frames.
  await page.getByLabel('When it gets tight, keep').selectOption('the resolution')
  await page.getByRole('radio', { name: '÷ 4' }).check()
  await expect(received(page)).toContainText('320 × 180')

  await page.getByLabel('When it gets tight, keep').selectOption('the frame rate')
  await page.getByRole('radio', { name: '5', exact: true }).check()
  await expect(receivedRate(page)).toHaveText(/^[3-7] fps$/)
  await page.getByRole('radio', { name: 'All' }).check()
  // As many as there are: how many that is, is a matter of the machine.
  await expect(receivedRate(page)).toHaveText(/^[23]\d fps$/)

  await page.getByRole('slider', { name: 'Max. bitrate' }).fill('1')
  await expect.poll(async () => bitrate(await newest(page, 'Bitrate', 'received'))).toBeLessThan(130_000)
  await expect(page).toHaveURL(/maxKbps=100/)

  await page.getByLabel('Layers').selectOption('SVC L1T3')
  await expect(page.locator('.way .mode')).toHaveText('L1T3')
  await page.getByText('What sender.getParameters() says now').click()
  await expect(page.locator('.parameters')).toContainText('maxBitrate: 100000')
  await expect(page.locator('.parameters')).toContainText('scalabilityMode: \'L1T3\'')

  await page.getByLabel('When it gets tight, keep').selectOption('the resolution')
  await expect(page.locator('.parameters')).toContainText('degradationPreference: \'maintain-resolution\'')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page).toHaveURL(/quality\/$/)
  await expect(page.locator('.parameters')).not.toContainText('maxBitrate')
  expect(complaints).toEqual([])
})

test('three layers are sent, the receiver is given one of them, and a layer that is switched off stops', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive(DESKTOP)
  // A busy machine may cost the picture frames, and no size.
  await page.goto(new URL('/demos/quality/?degradation=maintain-resolution', stage.addresses.join.http).href)
  await page.getByLabel('Layers').selectOption('Simulcast')
  const layers = 'Bitrate of each layer'
  for (const layer of ['q', 'h', 'f'])
    await expect.poll(async () => bitrate(await newest(page, layers, layer)), { message: layer }).toBeGreaterThan(10_000)

  for (const [name, height] of [
    ['q · ¼', 180],
    ['h · ½', 360],
    ['f · full', 720],
  ] as const) {
    await page.getByRole('radio', { name }).check()
    await expect(received(page)).toContainText(`× ${height}`)
    await expectMovingPicture(page, RECEIVED)
  }
  await page.getByRole('switch', { name: 'f · full' }).click()
  await expect.poll(async () => newest(page, layers, 'f')).toBe('0k')
  await expect.poll(async () => bitrate(await newest(page, layers, 'h'))).toBeGreaterThan(10_000)
  expect(complaints).toEqual([])
})

test('a link leads to a setting, and one that the browser refuses is explained', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive(DESKTOP)
  await page.goto(new URL('/demos/quality/?codec=VP8&svc=L3T3_KEY&scale=4&degradation=maintain-resolution', stage.addresses.join.http).href)
  const notice = page.getByRole('status').filter({ hasText: 'The browser refused one of the settings' })
  await expect(notice).toContainText('scalabilityMode: \'L3T3_KEY\'')
  await expect(notice).toContainText('InvalidModificationError')
  // The rest is set all the same.
  await expect(received(page)).toContainText('320 × 180')
  await page.getByLabel('Layers').selectOption('One')
  await expect(notice).toBeHidden()
  expect(complaints).toEqual([])
})

test('what was measured can be saved: a table, and a dump for the viewers of webrtc-internals', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive({})
  await page.goto(new URL('/demos/quality/?scale=4&codec=VP8', stage.addresses.join.http).href)
  await expect.poll(async () => Number.parseInt(await page.getByText(/frames decoded/).textContent() ?? '', 10)).toBeGreaterThan(100)
  await page.getByRole('switch', { name: 'Measure' }).click()

  const [head = '', ...lines] = (await save(page, 'Save as CSV')).trimEnd().split('\r\n')
  const rows = lines.map(line => Object.fromEntries(line.split(',').map((cell, index) => [head.split(',')[index], cell])))
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.every(row => Object.keys(row).length === head.split(',').length)).toBe(true)
  const full = rows.findLast(row => row.received_bitrate_bps !== '')
  expect(full).toMatchObject({
    received_codec: 'VP8',
    received_width_px: expect.stringMatching(/^\d+$/),
    loss_ratio: '0',
  })
  expect(Number(full?.received_bitrate_bps)).toBeGreaterThan(10_000)
  const timesMs = rows.map(row => Date.parse(row.time ?? ''))
  expect(timesMs.every((timeMs, index) => index === 0 || timeMs > (timesMs[index - 1] ?? 0))).toBe(true)

  const dump = JSON.parse(await save(page, 'Save for webrtc-internals viewers')) as InternalsDump
  expect(Object.keys(dump.PeerConnections)).toEqual(['1-1', '1-2'])
  for (const [id, member] of [
    ['1-1', 'framesEncoded'],
    ['1-2', 'framesDecoded'],
  ] as const) {
    const { stats = {}, updateLog = [] } = dump.PeerConnections[id] ?? {}
    const [key = '', series] = Object.entries(stats).find(([name]) => name.endsWith(`-${member}`)) ?? []
    const values = JSON.parse(series?.values ?? '[]') as number[]
    const times = JSON.parse(stats[key.replace(`-${member}`, '-timestamp')]?.values ?? '[]') as number[]
    expect(values.at(-1)).toBeGreaterThan(values[0] ?? 0)
    expect(times.length).toBe(values.length)
    expect(new Date(series?.endTime ?? 0).getTime()).toBe(Math.floor(times.at(-1) ?? 0))
    expect(updateLog.map(({ type }) => type)).toContain('setLocalDescription')
  }
  expect(complaints).toEqual([])
})

test('the camera is sent in the test picture’s place, and back', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive(DESKTOP)
  await page.goto(new URL('/demos/quality/', stage.addresses.deck).href)
  await watchPlatform(page)
  await page.reload()
  await expectMovingPicture(page, RECEIVED)
  const before = await openThings(page)
  await page.getByRole('radio', { name: 'Camera' }).check()
  await expect.poll(() => page.evaluate(() => document.querySelector<HTMLVideoElement>('.picture.a video')?.srcObject instanceof MediaStream
    && (document.querySelector<HTMLVideoElement>('.picture.a video')?.srcObject as MediaStream).getVideoTracks()[0]?.label)).toMatch(/fake/i)
  await expectMovingPicture(page, RECEIVED)
  await expect.poll(() => openThings(page)).toEqual(before)
  await page.getByRole('radio', { name: 'Test picture' }).check()
  await expect.poll(() => openThings(page)).toEqual(before)
  expect(complaints).toEqual([])
})

test('a camera that is refused is explained, and the test picture goes on', async ({ stage, arrive }) => {
  const { page } = await arrive({ ...DESKTOP, camera: 'denied' })
  await page.goto(new URL('/demos/quality/?source=camera', stage.addresses.deck).href)
  const notice = page.getByRole('status').filter({ hasText: 'camera or microphone is blocked' })
  await expect(notice).toBeVisible()
  await expectMovingPicture(page, RECEIVED)
  await page.getByRole('button', { name: 'Use the test picture' }).click()
  await expect(notice).toBeHidden()
})

for (const [name, options] of Object.entries({
  'a phone, light': {},
  'a desktop, dark, in Chinese': { ...DESKTOP, colorScheme: 'dark', locale: 'zh-CN' } as const,
})) {
  test(`the page is accessible with everything shown: ${name}`, async ({ stage, arrive }) => {
    const { page, complaints } = await arrive(options)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/demos/quality/?isSimulcast=true&zoom=2&degradation=maintain-resolution', stage.addresses.join.http).href)
    await expect(received(page)).toContainText('× 720')
    expect(await axeViolations(page)).toEqual([])
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }))
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    expect(complaints).toEqual([])
  })
}
