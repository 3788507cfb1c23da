import type { Browser, Request } from '@playwright/test'
import type { TableRow } from './row.ts'
import { recordFirstSlide } from './deck-page.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { gzipSize } from './support/gzip.ts'
import { servePlainDeck } from './support/plain-deck.ts'
import { nowMs, say } from './support/progress.ts'
import { startStageServer } from './support/stage-server.ts'
import { median } from './support/statistics.ts'

/** Loads of each deck, in turns, so that both meet the same noise; one more of each warms the machine up. */
const ROUNDS = 11
const KIB = 1024

interface Load {
  /** From the navigation to the frame that shows the first slide. */
  readonly paintMs: number
  /** What was requested until then. */
  readonly requests: number
  readonly sizeBytes: number
}

/**
 * The built deck's first slide, as the stage server serves it, against that of a plain Slidev deck of twelve slides,
 * built too. Each load has a browser context of its own, hence nothing in its cache.
 */
export async function measureFirstSlide(): Promise<TableRow[]> {
  const plain = await servePlainDeck()
  const stage = await startStageServer()
  const browser = await launchChromium()
  const own: Load[] = []
  const other: Load[] = []
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const loads = [await load(browser, stage.deck), await load(browser, plain.address)] as const
      if (round === 0)
        continue
      own.push(loads[0])
      other.push(loads[1])
    }
  }
  finally {
    await browser.close()
    await Promise.all([
      stage.stop(),
      plain.stop(),
    ])
  }
  say(`  own: ${own.map(({ paintMs }) => Math.round(paintMs)).join(' ')}`)
  say(`  plain: ${other.map(({ paintMs }) => Math.round(paintMs)).join(' ')}`)
  const compare = (pick: (load: Load) => number): { value: number, reference: number } =>
    ({
      value: median(own.map(pick)),
      reference: median(other.map(pick)),
    })
  return [
    toRow({
      id: 'deck.paint',
      title: 'Deck: navigation to first slide, median (plain Slidev)',
      unit: 'ms',
      bound: { ratioAtMost: 1.25 },
      ...compare(({ paintMs }) => paintMs),
    }),
    toRow({
      id: 'deck.weight',
      title: 'Deck: requested until the first slide, gzip (plain Slidev)',
      unit: 'KiB',
      bound: { ratioAtMost: 1.5 },
      ...compare(({ sizeBytes }) => sizeBytes / KIB),
    }),
    toRow({
      id: 'deck.requests',
      title: 'Deck: requests until the first slide (plain Slidev)',
      unit: '',
      ...compare(({ requests }) => requests),
    }),
  ]
}

async function load(browser: Browser, address: string): Promise<Load> {
  const page = await (await browser.newContext({
    viewport: { width: 1280, height: 720 },
  })).newPage()
  const requests: Request[] = []
  page.on('request', request => /^https?:/.test(request.url()) && requests.push(request))
  await page.addInitScript(recordFirstSlide)
  const startMs = nowMs()
  await page.goto(address, { waitUntil: 'commit' })
  const paintedMs = Number(await page.evaluate(() => window.benchFirstSlideMs))
  const before = requests.filter(request => request.timing().startTime <= paintedMs)
  const sizes = await Promise.all(before.map(gzipSize))
  await page.context().close()
  return {
    paintMs: paintedMs - startMs,
    requests: before.length,
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
  }
}
