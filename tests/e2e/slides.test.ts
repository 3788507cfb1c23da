import { axeViolations } from './support/axe.ts'
import { readDeck } from './support/deck-source.ts'
import { PROJECTOR } from './support/person.ts'
import { MIN_TEXT_PX, slideFaults } from './support/slide-faults.ts'
import { expect, test } from './support/test.ts'

const english = readDeck('slides.md')
const decks = [
  { language: 'en', path: '/', slides: english },
  {
    language: 'zh-CN',
    path: '/zh-CN/',
    slides: readDeck('slides.zh-CN.md'),
  },
] as const

/** Turns to a slide with all its clicks done, as the browser's own back and forward do. Runs in the page. */
async function goToLastClick(path: string): Promise<void> {
  history.replaceState(history.state, '', `${path}?clicks=99`)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
  const shown = (): Element | undefined => [
    ...document.querySelectorAll('#slide-content .slidev-page'),
  ].find(element => element.checkVisibility())
  const before = shown()
  // Code that moves into place takes its time.
  const settled = (): number => shown()?.querySelector('.slidev-code-magic-move')
    ? 60
    : 3
  for (let frames = 0; frames < 120 && (frames < settled() || shown() === before || !shown()?.querySelector('.slidev-layout')); frames++)
    await new Promise(requestAnimationFrame)
}

for (const { language, path, slides } of decks) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every slide can be read: ${language}, ${colorScheme}`, async ({ stage, openDeck }) => {
      const { page, complaints, requests } = await openDeck(`${path}${slides.at(-1)?.id}`, {
        colorScheme,
        viewport: { width: 980, height: 552 },
      })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator('html').and(page.locator(`[lang="${language}"]`)).waitFor()
      await page.evaluate(() => document.fonts.ready)
      const shown = page.locator('#slide-content .slidev-page').filter({ visible: true }).first()
      // What is not a matter of colour is the same in both.
      const rules = colorScheme === 'dark'
        ? ['color-contrast']
        : undefined
      for (const { id } of slides) {
        await page.evaluate(goToLastClick, `${path}${id}`)
        expect.soft(await page.evaluate(slideFaults, MIN_TEXT_PX), id).toEqual([])
        expect.soft(await axeViolations(shown, rules), id).toEqual([])
      }
      expect(complaints).toEqual([])
      const origin = new URL(stage.addresses.deck).host
      expect(requests.filter(url => /^(?:http|ws)/.test(url) && new URL(url).host !== origin)).toEqual([])
      expect(requests.some(url => url.includes('noto-sans-sc'))).toBe(language === 'zh-CN')
    })
  }
}

test('one key leads through the whole talk, and a note says of each press what it shows', async ({ openDeck }) => {
  const { page } = await openDeck(`/${english[0]?.id}`, { viewport: PROJECTOR })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // What a slide shows by and by is known when it is there.
  await expect(page.locator('#slide-content .slidev-page .slidev-layout')).toHaveCount(english.length, { timeout: 60_000 })
  const presses = new Map<string, number>()
  for (let id = english[0]?.id; id !== undefined && id !== english.at(-1)?.id;) {
    const before = page.url()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(url => url.href !== before)
    presses.set(id, (presses.get(id) ?? -1) + 1)
    id = new URL(page.url()).pathname.slice(1)
  }
  for (const { id, note } of english.slice(0, -1))
    expect.soft(presses.get(id), id).toBe(note.split('[click]').length - 1)
})

test('the key L turns to the same slide in the other language, in every window', async ({ openDeck }) => {
  const { page } = await openDeck('/presenter/offer-answer')
  const screen = await page.context().newPage()
  await screen.goto(new URL('/offer-answer', page.url()).href)
  await screen.locator('.slidev-layout:visible').first().waitFor()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/zh-CN\/presenter\/offer-answer/)
  await expect(screen).toHaveURL(/\/zh-CN\/offer-answer/)
  await expect(screen.getByRole('heading', { level: 1 }).first()).toHaveText('建立连接，一步一步来')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  // Its keys are there with its slide.
  await page.locator('.slidev-layout:visible').first().waitFor()
  await page.bringToFront()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/^[^?]*:\d+\/presenter\/offer-answer/)
})

test('the question mark shows the keys, which turn no slide meanwhile', async ({ openDeck }) => {
  const { page, complaints } = await openDeck('/plan')
  await page.locator('.slidev-layout:visible').first().waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toContainText('go to a slide')
  expect(await axeViolations(page.locator('.key-help'))).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('?')
  await expect(help).toBeHidden()
  expect(new URL(page.url()).pathname).toBe('/plan')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/\/what-is-webrtc/)
  expect(complaints).toEqual([])
})

test('the first code to scan leads to a join page in the deck’s language, the last one to the demos, and none to a deck', async ({ openDeck, arrive }) => {
  const { page } = await openDeck('/zh-CN/')
  const label = await page.locator('.join-qr .code[role="img"], .join-qr .code [role="img"]').first().getAttribute('aria-label')
  const [, address = ''] = /(http\S+)/.exec(label ?? '') ?? []
  expect(address).toMatch(/\/join\/\?lang=zh-CN#[0-9A-Z]{5}$/)
  const phone = await arrive({ locale: 'en-GB' })
  await phone.page.goto(address)
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  for (const path of ['/', '/zh-CN/', '/zh-CN/offer-answer'])
    expect((await phone.page.request.get(new URL(path, address).href)).status(), path).toBe(404)
  await page.goto(new URL('/zh-CN/run-the-demos', page.url()).href)
  const demos = await page.locator('.demos-qr a').getAttribute('href') ?? ''
  expect(new URL(demos).host).toBe(new URL(address).host)
  await phone.page.goto(demos)
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(phone.page.getByRole('link', { name: '双机通话' })).toBeVisible()
})
