import type { Browser } from '@playwright/test'
import type { TableRow } from './row.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { recordFirstSlide } from './deck-page.ts'
import { toRow } from './row.ts'
import { launchChromium } from './support/browser.ts'
import { findFreePort, NpmScript } from './support/npm.ts'
import { PLAIN_DECK, writePlainDeck } from './support/plain-deck.ts'
import { nowMs, say } from './support/progress.ts'
import { ROOT } from './support/stage-server.ts'
import { median } from './support/statistics.ts'

const ROUNDS = 5
const POLL_MS = 10
const START_TIMEOUT_MS = 60_000

interface Start {
  /** From the spawn of npm to the first answer with status 200. */
  readonly answerMs: number
  /** From the spawn of npm to the frame that shows the first slide. */
  readonly paintMs: number
}

/**
 * `npm start` of a project that is built already, up to the deck's first answer and first slide; against `npm start`
 * of a plain Slidev deck, its dev server, which has run before. In turns, each with a browser that never saw it.
 */
export async function measureSecondStart(): Promise<TableRow[]> {
  writePlainDeck()
  const data = mkdtempSync(join(tmpdir(), 'webrtc-talk-bench-'))
  const browser = await launchChromium()
  const own: Start[] = []
  const plain: Start[] = []
  const startOwn = (): Promise<Start> => start(browser, ROOT, port => [
    `--port=${port}`,
    '--audience-port=0',
    '--audience-tls-port=0',
    `--data=${data}`,
    // Built by now. Whoever edits meanwhile would otherwise measure a build.
    '--no-build',
  ])
  const startPlain = (): Promise<Start> => start(browser, PLAIN_DECK, port => [`--port=${port}`])
  try {
    // The certificate and Vite's cache are made once.
    await startOwn()
    await startPlain()
    for (let round = 0; round < ROUNDS; round++) {
      own.push(await startOwn())
      plain.push(await startPlain())
    }
  }
  finally {
    await browser.close()
    rmSync(data, { recursive: true, force: true })
  }
  say(`  own: ${describe(own)}; plain: ${describe(plain)}`)
  return [
    toRow({
      id: 'start.second.answer',
      title: 'Second start: npm start to first answer (plain Slidev)',
      value: median(own.map(({ answerMs }) => answerMs)),
      unit: 'ms',
      reference: median(plain.map(({ answerMs }) => answerMs)),
      bound: { atMost: 2_000 },
    }),
    toRow({
      id: 'start.second.paint',
      title: 'Second start: npm start to first slide (plain Slidev)',
      value: median(own.map(({ paintMs }) => paintMs)),
      unit: 'ms',
      reference: median(plain.map(({ paintMs }) => paintMs)),
    }),
  ]
}

async function start(browser: Browser, cwd: string, toArgs: (port: number) => string[]): Promise<Start> {
  const port = await findFreePort()
  const address = `http://localhost:${port}/`
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript(recordFirstSlide)
  const startMs = nowMs()
  const script = new NpmScript(cwd, 'start', toArgs(port))
  try {
    await waitForAnswer(address, script)
    const answerMs = nowMs() - startMs
    await page.goto(address, { waitUntil: 'commit' })
    const paintedMs = await page.evaluate(() => window.benchFirstSlideMs)
    return { answerMs, paintMs: Number(paintedMs) - startMs }
  }
  finally {
    await page.context().close()
    await script.stop()
  }
}

async function waitForAnswer(address: string, script: NpmScript): Promise<void> {
  const deadlineMs = nowMs() + START_TIMEOUT_MS
  while (nowMs() < deadlineMs && !script.hasEnded) {
    const isUp = await fetch(address).then(response => response.status === 200, () => false)
    if (isUp)
      return
    await delay(POLL_MS)
  }
  throw new Error(`${address} did not answer.`)
}

function describe(starts: readonly Start[]): string {
  return starts.map(({ answerMs, paintMs }) => `${Math.round(answerMs)}/${Math.round(paintMs)}`).join(' ')
}
