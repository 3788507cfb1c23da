import type { BrowserContext, Page } from '@playwright/test'
import type { BenchPage } from '../support/bench-page.ts'
import type { CarrierKind, RawTuning } from './carrier.ts'
import type { PathEnd, PathLimits } from './network-path.ts'
import type { SendResult } from './page.ts'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBenchPage } from '../support/bench-page.ts'
import { launchProfile } from '../support/browser.ts'
import { isPeerjs } from './carrier.ts'
import { NetworkPath } from './network-path.ts'

/** No machine is so slow. */
const TIMEOUT_MS = 120_000

/** A way of sending, and how much. */
export interface FileRound {
  readonly kind: CarrierKind
  /** Of the raw pair. */
  readonly tuning: RawTuning
  readonly sizeBytes: number
  /** What the path between the two lets through; PeerJS takes none. Without, they send straight to each other. */
  readonly limits?: PathLimits | undefined
}

/** Two browser processes, each with a profile on disk, that send each other files; a new connection for every file. */
export class FilePair {
  readonly #folder: string
  readonly #page: BenchPage
  readonly #contexts: BrowserContext[] = []
  readonly #pages: Page[] = []
  #files = 0

  private constructor(folder: string, page: BenchPage) {
    this.#folder = folder
    this.#page = page
  }

  /** With files of random bytes of these sizes. */
  static async launch(sizesBytes: readonly number[]): Promise<FilePair> {
    const folder = await mkdtemp(join(tmpdir(), 'webrtc-talk-file-'))
    const pair = new FilePair(folder, await startBenchPage('bench/file/page.html'))
    try {
      for (const sizeBytes of sizesBytes)
        await writeFile(pair.#pathOf(sizeBytes), randomBytes(sizeBytes))
      for (const profile of ['sender', 'receiver'])
        await pair.#open(join(folder, profile))
    }
    catch (thrown) {
      await pair.close()
      throw thrown
    }
    return pair
  }

  /** Sends one file from the first browser to the second. */
  async carry(round: FileRound): Promise<SendResult> {
    const path = round.limits && await NetworkPath.open(round.limits)
    try {
      return await this.#carryOver(path, round)
    }
    finally {
      path?.close()
    }
  }

  async #carryOver(path: NetworkPath | undefined, round: FileRound): Promise<SendResult> {
    const [sender, receiver] = this.#pages
    if (!sender || !receiver)
      throw new Error('A file needs two browsers.')
    await sender.setInputFiles('input', this.#pathOf(round.sizeBytes))
    await connect(sender, receiver, {
      ...round,
      name: String(this.#files++),
      path,
    })
    const received = receiver.evaluate(sizeBytes => window.fileBench.receive(sizeBytes), round.sizeBytes)
    // Whoever gives up says why itself.
    received.catch(() => {})
    const result = await withTimeout(sender.evaluate(() => window.fileBench.send()), round.kind)
    await received
    await Promise.all([sender, receiver].map(page => page.evaluate(() => window.fileBench.close())))
    return result
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map(context => context.close()))
    await this.#page.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #pathOf(sizeBytes: number): string {
    return join(this.#folder, `${sizeBytes}.bin`)
  }

  async #open(profile: string): Promise<void> {
    const context = await launchProfile(profile)
    this.#contexts.push(context)
    const page = await context.newPage()
    await page.goto(this.#page.address)
    this.#pages.push(page)
  }
}

interface Meeting extends FileRound {
  readonly name: string
  readonly path: NetworkPath | undefined
}

async function connect(sender: Page, receiver: Page, { kind, tuning, name, path }: Meeting): Promise<void> {
  // The one who is called is there first.
  await receiver.evaluate(([kind, tuning, name]) => window.fileBench.open(kind, tuning, false, name), [kind, tuning, name] as const)
  await sender.evaluate(([kind, tuning, name]) => window.fileBench.open(kind, tuning, true, name), [kind, tuning, name] as const)
  if (!isPeerjs(kind)) {
    const offer = await sender.evaluate(() => window.fileBench.describe())
    const answer = await receiver.evaluate(offer => window.fileBench.describe(offer), lead(offer, 'receiver'))
    await sender.evaluate(answer => window.fileBench.describe(answer), lead(answer, 'sender'))
  }

  function lead(description: RTCSessionDescriptionInit | null, end: PathEnd): RTCSessionDescriptionInit {
    if (!description)
      throw new Error('An end does not describe itself.')
    return path?.lead(description, end) ?? description
  }

  const ready = Promise.all([sender, receiver].map(page => page.evaluate(() => window.fileBench.ready())))
  await withTimeout(ready, `${kind}, connecting`)
}

function withTimeout<T>(task: Promise<T>, what: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`${what}: nothing more arrives.`)), TIMEOUT_MS)
  return Promise.race([task, promise]).finally(() => clearTimeout(timer))
}
