import type { Browser, Page } from '@playwright/test'
import type { TableRow } from './row.ts'
import { joinOnce, phoneAddress } from './join-page.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { startStageServer } from './support/stage-server.ts'
import { median, percentile } from './support/statistics.ts'

const ROUNDS = 15
/** A mid-range phone on a crowded network: Lighthouse's slow 4G. */
const SLOW_NETWORK = {
  offline: false,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  latency: 150,
}
const SLOW_CPU = 4
/** PairDrop on the same profile, in ms: to its server, to its first peer. */
const PAIRDROP_SERVER_MS = 12_400
const PAIRDROP_PEER_MS = 12_900
const BOUND_MS = 3_000

/** From the start of the navigation to the frame that shows the room, on a fast device and on a slow phone, in turns. */
export async function measureJoinTime(): Promise<TableRow[]> {
  const stage = await startStageServer()
  const browser = await launchChromium()
  const fast: number[] = []
  const slow: number[] = []
  try {
    const address = phoneAddress(stage.join)
    // The first one pays for the browser's own start.
    await joinFresh(browser, address, false)
    for (let round = 0; round < ROUNDS; round++) {
      fast.push(await joinFresh(browser, address, false))
      slow.push(await joinFresh(browser, address, true))
    }
  }
  finally {
    await browser.close()
    await stage.stop()
  }
  return [
    toRow({
      id: 'join.time.median',
      title: 'Scan to joined, median',
      value: median(fast),
      unit: 'ms',
    }),
    toRow({
      id: 'join.time.p95',
      title: 'Scan to joined, p95',
      value: percentile(fast, 0.95),
      unit: 'ms',
    }),
    toRow({
      id: 'join.slow.median',
      title: 'Scan to joined, slow phone, median (PairDrop to its server)',
      value: median(slow),
      unit: 'ms',
      reference: PAIRDROP_SERVER_MS,
      bound: { atMost: BOUND_MS },
    }),
    toRow({
      id: 'join.slow.p95',
      title: 'Scan to joined, slow phone, p95 (PairDrop to its first peer)',
      value: percentile(slow, 0.95),
      unit: 'ms',
      reference: PAIRDROP_PEER_MS,
      bound: { atMost: BOUND_MS },
    }),
  ]
}

/** As a device that was never here: no cache, no storage, no open socket. */
async function joinFresh(browser: Browser, address: string, isSlow: boolean): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    if (isSlow)
      await slowDown(page)
    return await joinOnce(page, address)
  }
  finally {
    await context.close()
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', SLOW_NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU })
}
