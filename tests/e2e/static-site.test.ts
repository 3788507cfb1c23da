import { expectBothOnScreen, expectMovingPicture } from './support/media.ts'
import { PROJECTOR } from './support/person.ts'
import { StaticSite } from './support/static-site.ts'
import { expect, test } from './support/test.ts'

test('without a stage server the deck\'s own tab hosts the room, and another window takes over when it closes', async ({ arrive }) => {
  const site = await StaticSite.open()
  try {
    const speaker = await arrive({ viewport: PROJECTOR })
    await speaker.page.goto(`${site.origin}/two-device-call`)
    const qr = speaker.page.getByRole('img', { name: /^QR code that opens/ }).first()
    const address = (await qr.getAttribute('aria-label') ?? '').replace(/^QR code that opens /, '')
    expect(address).toContain(`${site.origin}/join/`)

    const [ada, bo] = [await arrive(), await arrive()]
    await ada.join(address, 'Ada')
    await bo.join(address, 'Bo')
    await speaker.page.getByRole('button', { name: 'Draw two' }).click()
    await ada.accept()
    await bo.accept()
    await expectMovingPicture(ada.page, '.remote video')
    await expectMovingPicture(bo.page, '.remote video')
    await expectBothOnScreen(speaker.page)

    const second = await speaker.page.context().newPage()
    await second.goto(`${site.origin}/two-device-call`)
    await expect(second.getByText('Shown in another window')).toBeVisible()
    await speaker.page.close()
    // The room moves into the other window; the call never stopped.
    await expectBothOnScreen(second)
    await expectMovingPicture(ada.page, '.remote video')
    await second.getByRole('button', { name: 'End the call' }).click()
    await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
    await expect(bo.page.getByRole('heading', { name: 'Bo' })).toBeVisible()
  }
  finally {
    site.close()
  }
})

test('a host that knows only files shows a slide by its address, in the language of the address', async ({ arrive }) => {
  const site = await StaticSite.open({ isPlain: true })
  try {
    const { page } = await arrive({ viewport: PROJECTOR })
    for (const [path, language, heading] of [
      ['/zh-CN/offer-answer?clicks=2', 'zh-CN', '建立连接，一步一步来'],
      ['/offer-answer', 'en', 'Setting up a connection, step by step'],
    ] as const) {
      await page.goto(`${site.origin}${path}`)
      await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      expect(new URL(page.url()).pathname).toBe(path.split('?')[0])
    }
  }
  finally {
    site.close()
  }
})
