import type { Browser, Page } from '@playwright/test'
import type { RawCall } from './call-raw.ts'
import type { TableRow } from './row.ts'
import type { StageServer } from './support/stage-server.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { CALL, recordCall } from './call-page.ts'
import { startRawCall } from './call-raw.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { Presenter } from './support/presenter.ts'
import { say } from './support/progress.ts'
import { startStageServer } from './support/stage-server.ts'
import { median } from './support/statistics.ts'

/** The median of fifteen still swings by a twentieth from run to run. */
const ROUNDS = 31
/** The people who call each other hold phones; what is painted on the way is a phone's picture. */
const PHONE = { width: 390, height: 844 }
/** Until the fake devices of the last call are released, in both kinds of page. */
const SETTLE_MS = 400

/** Two pages that can call each other, however they do it. */
interface Caller {
  readonly pages: readonly [Page, Page]
  readonly invite: () => Promise<unknown>
  readonly end: () => Promise<unknown>
}

/**
 * From the second press on Accept to the first remote frame on both sides, against a raw RTCPeerConnection pair.
 *
 * What is the same for both: two Chromium processes, one per person; the fake camera and microphone, opened anew
 * for each call with the same constraints; getUserMedia is asked on Accept, so the second person's is in the time
 * and the first person's is not; `iceServers: []` and `max-bundle`; trickled candidates; a real click, timed by its
 * event; the first frame, timed by requestVideoFrameCallback on a video element that plays picture and sound;
 * one's own picture is shown too. Rounds take turns, and who is first within a turn does too.
 *
 * What the product does more: the answer goes to the room's host and comes back as an event, the two announce
 * themselves to each other through it, and a data channel is opened with the call. No screen watches.
 */
export async function measureCallSetup(): Promise<TableRow[]> {
  const stage = await startStageServer()
  const raw = await startRawCall()
  const presenter = new Presenter()
  const browsers: Browser[] = []
  const times = { product: [] as number[], raw: [] as number[] }
  try {
    await presenter.enter(stage)
    browsers.push(await launchChromium({ hasDevices: true }), await launchChromium({ hasDevices: true }))
    const callers = {
      product: await createProductCaller(browsers, stage, presenter),
      raw: await createRawCaller(browsers, raw),
    }
    // The first call of each loads code, codecs and devices.
    await call(callers.product)
    await call(callers.raw)
    for (let round = 0; round < ROUNDS; round++) {
      const order = ['product', 'raw'] as const
      for (const kind of round % 2 === 0
        ? order
        : order.toReversed())
        times[kind].push(await call(callers[kind]))
    }
  }
  finally {
    await Promise.all(browsers.map(browser => browser.close()))
    await Promise.all([
      presenter.stop(),
      raw.stop(),
      stage.stop(),
    ])
  }
  for (const [kind, values] of Object.entries(times))
    say(`  ${kind}: ${values.map(value => Math.round(value)).join(' ')} ms`)
  return [
    toRow({
      id: 'call.setup',
      title: 'Call: second accept to first frame on both sides (raw RTCPeerConnection)',
      value: median(times.product),
      unit: 'ms',
      reference: median(times.raw),
      bound: { ratioAtMost: 1.25 },
    }),
  ]
}

/** One call from invitation to end; its set-up time in milliseconds. */
async function call({ pages, invite, end }: Caller): Promise<number> {
  const [first, second] = pages
  for (const page of pages)
    await page.evaluate(() => window.benchCall && Object.assign(window.benchCall, { pressedAtMs: null, frameAtMs: null }))
  await invite()
  await second.waitForSelector(CALL.accept)
  await first.click(CALL.accept)
  // The first person waits with the camera on, as people do.
  await first.waitForFunction(selector => (document.querySelector<HTMLVideoElement>(selector)?.videoWidth ?? 0) > 0, CALL.ownPicture)
  await second.click(CALL.accept)
  await Promise.all(pages.map(page => page.waitForFunction(() => window.benchCall?.frameAtMs)))
  const [, pressed] = await Promise.all(pages.map(page => page.evaluate(() => window.benchCall?.pressedAtMs)))
  const frames = await Promise.all(pages.map(page => page.evaluate(() => window.benchCall?.frameAtMs)))
  await end()
  await Promise.all(pages.map(page => page.waitForSelector(CALL.device, { state: 'detached' })))
  await delay(SETTLE_MS)
  return Math.max(...frames.map(Number)) - Number(pressed)
}

async function createProductCaller(browsers: readonly Browser[], stage: StageServer, presenter: Presenter): Promise<Caller> {
  // The loopback address is a secure context: the camera needs no certificate there.
  const pages = await openPages(browsers, stage.join)
  for (const [index, page] of pages.entries()) {
    await page.fill('.enter input[name=nickname]', `Person ${index}`)
    await page.click('.enter button[type=submit]')
    await page.waitForSelector('main .room')
  }
  const people = await presenter.people()
  const participantIds = pages.map((_, index) => people.find(({ name }) => name === `Person ${index}`)?.id ?? null)
  return {
    pages,
    invite: () => presenter.command({ type: 'open-stage', demo: 'two-device-call', participantIds }),
    end: () => presenter.command({ type: 'close-stage' }),
  }
}

async function createRawCaller(browsers: readonly Browser[], raw: RawCall): Promise<Caller> {
  return {
    pages: await openPages(browsers, raw.address),
    invite: async () => raw.tell({ invite: true }),
    end: async () => raw.tell({ end: true }),
  }
}

/** A page per person, each in its own browser process. */
async function openPages(browsers: readonly Browser[], address: string): Promise<[Page, Page]> {
  const [first, second] = await Promise.all(browsers.map(async (browser) => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage()
    await page.addInitScript(recordCall, CALL)
    await page.goto(address)
    return page
  }))
  if (!first || !second)
    throw new Error('A call needs two browsers.')
  return [first, second]
}
