import type { Browser, Page } from '@playwright/test'
import type { TableRow } from './row.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { recordChanges } from './deck-page.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { servePlainDeck } from './support/plain-deck.ts'
import { say } from './support/progress.ts'
import { startStageServer } from './support/stage-server.ts'
import { median } from './support/statistics.ts'

/** Blocks of changes, in turns; thirty changes of each deck. */
const BLOCKS = 3
const CHANGES_PER_BLOCK = 10
/** Transitions have ended by then. */
const PAUSE_MS = 700

/**
 * From a key press to the frame with the next slide, on the built deck as the stage server serves it, and on a
 * plain Slidev deck of twelve slides, built too. One press moves by a whole slide, past its clicks.
 */
export async function measureSlideChange(): Promise<TableRow[]> {
  const plain = await servePlainDeck()
  const stage = await startStageServer()
  const browser = await launchChromium()
  try {
    const pages = {
      own: await openDeck(browser, stage.deck),
      plain: await openDeck(browser, plain.address),
    }
    for (let block = 0; block < BLOCKS; block++) {
      // There, back, and there again, as every block begins where the last one ended.
      const key = block % 2 === 0
        ? 'ArrowDown'
        : 'ArrowUp'
      await press(pages.own, key)
      await press(pages.plain, key)
    }
    const [own, other] = await Promise.all([pages.own, pages.plain].map(page => page.evaluate(() => window.benchChangesMs ?? [])))
    if (own?.length !== BLOCKS * CHANGES_PER_BLOCK || other?.length !== own.length)
      throw new Error(`${own?.length} and ${other?.length} slide changes were seen.`)
    say(`  own: ${own.map(Math.round).join(' ')}`)
    say(`  plain: ${other.map(Math.round).join(' ')}`)
    return [
      toRow({
        id: 'slide.change',
        title: 'Slide change: key to paint, median (plain Slidev)',
        value: median(own),
        unit: 'ms',
        reference: median(other),
      }),
    ]
  }
  finally {
    await browser.close()
    await Promise.all([
      stage.stop(),
      plain.stop(),
    ])
  }
}

/** A deck with all its slides mounted, which Slidev does three seconds after the first. */
async function openDeck(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({
    viewport: { width: 1280, height: 720 },
  })).newPage()
  await page.goto(address)
  await page.waitForSelector(`.slidev-page[data-slidev-no="${CHANGES_PER_BLOCK + 2}"] .slidev-layout`, { state: 'attached' })
  await page.evaluate(recordChanges)
  return page
}

async function press(page: Page, key: string): Promise<void> {
  await page.bringToFront()
  for (let n = 0; n < CHANGES_PER_BLOCK; n++) {
    await delay(PAUSE_MS)
    await page.keyboard.press(key)
  }
  await delay(PAUSE_MS)
}
