import type { Browser, BrowserServer } from '@playwright/test'
import { chromium } from '@playwright/test'
import { ensureChromium } from '../../../scripts/chromium.ts'
import { processTree, residentBytes, signalProcess } from './processes.ts'

/** A Chromium and its processes, as a phone in somebody's hand. */
export class Device {
  readonly browser: Browser
  /** The flags it was started with. */
  readonly args: readonly string[]
  /** Something was done to its processes: nobody else should have it. */
  isWorn = false
  readonly #server: BrowserServer

  private constructor(server: BrowserServer, browser: Browser, args: readonly string[]) {
    this.#server = server
    this.browser = browser
    this.args = args
  }

  static async start(args: readonly string[]): Promise<Device> {
    const server = await chromium.launchServer({
      executablePath: ensureChromium(),
      args: [...args],
    })
    return new Device(server, await chromium.connect(server.wsEndpoint()), args)
  }

  /** Stops every process in its tracks, as a pocket does: nothing is said, nothing is closed. */
  fallAsleep(): void {
    this.isWorn = true
    this.#signal('SIGSTOP')
  }

  wakeUp(): void {
    this.#signal('SIGCONT')
  }

  /** The camera or the microphone is gone in mid-use: the process for such things ends. */
  lose(part: 'camera' | 'microphone'): void {
    this.isWorn = true
    const service = part === 'camera'
      ? 'video_capture.mojom'
      : 'audio.mojom'
    const pids = processTree(this.#server.process().pid).filter(({ args }) => args.includes(`--utility-sub-type=${service}`))
    if (pids.length === 0)
      throw new Error(`No process of this browser holds the ${part}.`)
    for (const { pid } of pids)
      signalProcess(pid, 'SIGKILL')
  }

  /** What the pages' own processes have of memory that is nobody else's, in bytes: their heaps, and what V8 does not count. */
  pageMemoryBytes(): number {
    return processTree(this.#server.process().pid)
      .filter(({ args }) => args.includes('--type=renderer') && !args.includes('--top-chrome-webui') && !args.includes('--extension-process'))
      .reduce((sum, { pid }) => sum + residentBytes(pid), 0)
  }

  /** Ends it, asleep or not. */
  async end(): Promise<void> {
    this.wakeUp()
    await this.#server.close()
  }

  #signal(signal: NodeJS.Signals): void {
    for (const { pid } of processTree(this.#server.process().pid))
      signalProcess(pid, signal)
  }
}
