import type { Response } from '@playwright/test'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { axeViolations } from './support/axe.ts'
import { INSECURE_HOST } from './support/person.ts'
import { expect, test } from './support/test.ts'

const DEMOS = readdirSync('demos').filter(demo => existsSync(join('demos', demo, 'info.ts')) && demo !== 'kit')
const MAX_KIB = 140
const CODE = /^(?:text\/html|text\/css|(?:text|application)\/javascript)\b/

async function weightKib(responses: readonly Response[]): Promise<number> {
  const sizes = await Promise.all(responses
    .filter(response => CODE.test(response.headers()['content-type'] ?? ''))
    .map(async response => gzipSync(await response.body(), { level: 9 }).length))
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

test('the gallery lists every demo with its picture, and leads to it', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive()
  await page.goto(new URL('/demos/', stage.addresses.join.http).href)
  await expect(page.getByRole('listitem').getByRole('link')).toHaveCount(DEMOS.length)
  for (const image of await page.locator('img.light').all()) {
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0)
  }
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('WebRTC，逐个演示')
  await page.getByRole('link', { name: '双机通话' }).click()
  await expect(page).toHaveURL(/\/demos\/two-device-call\//)
  expect(complaints).toEqual([])
})

test('every demo has a picture of itself in both languages, light and dark', () => {
  for (const demo of DEMOS) {
    for (const suffix of ['en', 'en.dark', 'zh-CN', 'zh-CN.dark'])
      expect.soft(existsSync(join('public', 'stills', `${demo}.${suffix}.webp`)), `${demo}.${suffix}`).toBe(true)
  }
})

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test(`every demo's page is light, accessible and shows its source: ${language}, ${colorScheme}`, async ({ stage, arrive }) => {
    test.setTimeout(240_000)
    const { page, complaints, requests } = await arrive({ locale: language, colorScheme })
    const responses: Response[] = []
    page.on('response', response => responses.push(response))
    for (const demo of DEMOS) {
      responses.length = 0
      await page.goto(new URL(`/demos/${demo}/`, stage.addresses.join.http).href)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect.soft(await weightKib(responses), `${demo}: KiB`).toBeLessThanOrEqual(MAX_KIB)
      expect.soft(await axeViolations(page), demo).toEqual([])
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${demo}: overflow`).toBeLessThanOrEqual(0)
      await page.locator('.code-panel .toggle').click()
      await expect.soft(page.locator('.code-panel pre'), demo).toContainText(/import|export|const/)
    }
    expect(complaints).toEqual([])
    const { origin } = new URL(stage.addresses.join.http)
    expect(requests.filter(url => url.startsWith('http') && new URL(url).origin !== origin)).toEqual([])
  })
}

test('over plain HTTP every demo says what it lacks, or runs', async ({ stage, arrive }) => {
  const { page, complaints } = await arrive()
  const address = new URL(stage.addresses.join.http)
  address.hostname = INSECURE_HOST
  for (const demo of DEMOS) {
    await page.goto(new URL(`/demos/${demo}/`, address).href)
    await expect.soft(page.getByRole('heading', { level: 1 }), demo).toBeVisible()
    expect.soft((await page.locator('main').textContent())?.trim(), demo).not.toBe('')
  }
  expect(complaints).toEqual([])
})
