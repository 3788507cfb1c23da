import type { Page, Request } from '@playwright/test'
import type { TableRow } from './row.ts'
import { joinOnce, phoneAddress } from './join-page.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { gzipSize } from './support/gzip.ts'
import { startStageServer } from './support/stage-server.ts'

const KIB = 1024
/** What counts as the page's weight; its configuration is a request, and no weight to speak of. */
const PAGE = /^(?:text\/html|text\/css|(?:text|application)\/javascript)\b/

/**
 * What the join page takes to get from the scanned address into the room.
 *
 * Weight is the gzip size (level 9) of the HTML, CSS and JavaScript that was requested, whatever encoding it
 * came in, in units of 1,024 bytes. A WebSocket is no request.
 */
export async function measureJoinWeight(): Promise<TableRow[]> {
  const stage = await startStageServer()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const requests = await recordRequests(page, phoneAddress(stage.join))
    const sizes = await Promise.all(requests.map(pageSize))
    const { origin } = new URL(page.url())
    return [
      toRow({
        id: 'join.weight',
        title: 'Join page: HTML + CSS + JS, gzip',
        value: sizes.reduce((sum, size) => sum + size, 0) / KIB,
        unit: 'KiB',
        bound: { atMost: 90 },
      }),
      toRow({
        id: 'join.requests',
        title: 'Join page: requests until joined',
        value: requests.length,
        unit: '',
        bound: { atMost: 6 },
      }),
      toRow({
        id: 'join.third-party',
        title: 'Join page: requests to others',
        value: requests.filter(request => new URL(request.url()).origin !== origin).length,
        unit: '',
        bound: { atMost: 0 },
      }),
    ]
  }
  finally {
    await browser.close()
    await stage.stop()
  }
}

async function recordRequests(page: Page, address: string): Promise<Request[]> {
  const requests: Request[] = []
  page.on('request', request => /^https?:/.test(request.url()) && requests.push(request))
  await joinOnce(page, address)
  return [...requests]
}

async function pageSize(request: Request): Promise<number> {
  const response = await request.response()
  return PAGE.test(response?.headers()['content-type'] ?? '')
    ? gzipSize(request)
    : 0
}
