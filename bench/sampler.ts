import type { Browser, CDPSession, Page } from '@playwright/test'
import type { TableRow } from './row.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { say } from './support/progress.ts'
import { startStageServer } from './support/stage-server.ts'

/** The first look at the memory is when a tenth of the time is over: code, pictures and graphs are loaded by then. */
const FIRST_LOOK = 0.1
/** A small picture, so that encoding it does not hide what sampling costs. */
const CALL = {
  scale: '4',
  maxFps: '15',
  codec: 'VP8',
  degradation: 'maintain-resolution',
}
const MEGABYTE = 1_000_000

/** What a page has used up at one time. */
interface Look {
  readonly atMs: number
  /** Of the renderer, all threads of it, in seconds. */
  readonly cpuS: number
  /** Of the main thread alone, in seconds. */
  readonly mainS: number
  /** What is left after a garbage collection: objects, what the DOM keeps, and typed arrays, in bytes. */
  readonly heapBytes: number
}

/** A page with a call in a browser of its own, and two looks at it. */
class Watched {
  readonly #browser: Browser
  readonly #page: CDPSession
  readonly #processes: CDPSession

  constructor(browser: Browser, page: CDPSession, processes: CDPSession) {
    this.#browser = browser
    this.#page = page
    this.#processes = processes
  }

  async look(): Promise<Look> {
    await this.#page.send('HeapProfiler.collectGarbage')
    const heap = await this.#page.send('Runtime.getHeapUsage')
    const { metrics } = await this.#page.send('Performance.getMetrics')
    const { processInfo } = await this.#processes.send('SystemInfo.getProcessInfo')
    return {
      atMs: performance.now(),
      cpuS: processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      mainS: metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN,
      heapBytes: heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize,
    }
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}

/**
 * What it costs to sample the statistics of a call: the quality lab's page with its sampler at its own rate, both
 * ends twice a second, and with the six graphs that show it and the record that is kept of it, beside the same page
 * with the same call that does not measure. Both run at the same time, each in a Chromium of its own.
 *
 * @param seconds how long
 */
export async function measureSampler(seconds: number): Promise<TableRow[]> {
  const stage = await startStageServer()
  const watched: Watched[] = []
  try {
    const sampling = await watch(stage.join, {})
    watched.push(sampling)
    const idle = await watch(stage.join, { isMeasuring: 'false' })
    watched.push(idle)
    const looks = async (): Promise<[Look, Look]> => Promise.all([
      sampling.look(),
      idle.look(),
    ])

    await delay(seconds * FIRST_LOOK * 1000)
    const [first, firstIdle] = await looks()
    await delay(seconds * (1 - FIRST_LOOK) * 1000)
    const [last, lastIdle] = await looks()
    for (const [name, from, to] of [
      ['sampling', first, last],
      ['not sampling', firstIdle, lastIdle],
    ] as const)
      say(`  ${name}: ${megabytes(from).toFixed(2)} → ${megabytes(to).toFixed(2)} MB, CPU ${(to.cpuS - from.cpuS).toFixed(1)} s, main thread ${(to.mainS - from.mainS).toFixed(1)} s`)

    const [early, late] = [
      format(seconds * FIRST_LOOK),
      format(seconds),
    ]
    return [
      toRow({
        id: 'sampler.cpu',
        title: `Stats sampler, ${late}: CPU of the page (not sampling)`,
        value: share(first, last, 'cpuS'),
        unit: '%',
        reference: share(firstIdle, lastIdle, 'cpuS'),
        bound: { ratioAtMost: 1.5 },
      }),
      toRow({
        id: 'sampler.main-thread',
        title: `Stats sampler, ${late}: its main thread (not sampling)`,
        value: share(first, last, 'mainS'),
        unit: '%',
        reference: share(firstIdle, lastIdle, 'mainS'),
      }),
      toRow({
        id: 'sampler.heap.first',
        title: `Stats sampler: heap after ${early} (not sampling)`,
        value: megabytes(first),
        unit: 'MB',
        reference: megabytes(firstIdle),
      }),
      toRow({
        id: 'sampler.heap.last',
        title: `Stats sampler: heap after ${late} (after ${early})`,
        value: megabytes(last),
        unit: 'MB',
        reference: megabytes(first),
        bound: { ratioAtMost: 1.25 },
      }),
    ]
  }
  finally {
    await Promise.all(watched.map(page => page.close()))
    await stage.stop()
  }
}

/** Opens the lab's page, and resolves when its picture runs. */
async function watch(join: string, settings: Readonly<Record<string, string>>): Promise<Watched> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
    })
    const address = new URL('/demos/quality/', join)
    address.search = new URLSearchParams({
      ...CALL,
      ...settings,
    }).toString()
    await page.goto(address.href)
    await pictureRuns(page)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    return new Watched(browser, session, await browser.newBrowserCDPSession())
  }
  catch (thrown) {
    await browser.close()
    throw thrown
  }
}

async function pictureRuns(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('.picture.b video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 10)
}

/** Of one core's time between two looks, in percent. */
function share(from: Look, to: Look, counter: 'cpuS' | 'mainS'): number {
  return (to[counter] - from[counter]) / (to.atMs - from.atMs) * 100_000
}

function megabytes({ heapBytes }: Look): number {
  return heapBytes / MEGABYTE
}

function format(seconds: number): string {
  return seconds % 60 === 0
    ? `${seconds / 60} min`
    : `${Math.round(seconds)} s`
}
