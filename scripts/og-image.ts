/** Makes the picture that a link to the talk shows, from the cover: `node scripts/og-image.ts`. */
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium } from './chromium.ts'
import { serveDeck } from './export/deck.ts'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'public/og.png')
const SIZE = { width: 1200, height: 630 }

/** The cover without its code to scan, which is the room's of one day. */
const STYLE = `
  body { margin: 0; zoom: ${SIZE.width / 980}; }
  .slidev-layout.cover { width: 980px; height: ${SIZE.height * 980 / SIZE.width}px; grid-template-columns: 1fr; }
  .slidev-layout.cover :is(.join, .speaker, .language-switch) { display: none !important; }
  .slidev-layout.cover .arc { scale: 1.5; translate: -52px -58px; transform-origin: 0 0; }
  .slidev-layout.cover .words h1 { font-size: 168px; margin-bottom: 28px; }
  .slidev-layout.cover .words p { max-width: 24em; margin: 0; text-wrap: balance; }
`

const deck = await serveDeck(join(ROOT, 'slides.md'))
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...CHROMIUM_ARGS],
})
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
  await page.goto(new URL('/print?range=1', deck.origin).href)
  await page.locator('.slidev-layout.cover h1').waitFor()
  await page.evaluate(() => {
    const cover = document.querySelector('.slidev-layout.cover')
    if (cover)
      document.body.replaceChildren(cover)
  })
  await page.addStyleTag({ content: STYLE })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: OUT })
  process.stdout.write('public/og.png\n')
}
finally {
  await browser.close()
  await deck.close()
}
