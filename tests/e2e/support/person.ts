import type { BrowserContextOptions, BrowserServer, Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium, FAKE_DEVICE_ARGS } from '../../../scripts/chromium.ts'

/** A name that resolves to this machine and is no secure context over http, as a LAN address would be. */
export const INSECURE_HOST = 'phone.test'

export interface PersonOptions {
  /** `denied`: asked, and said no. `none`: the device has neither camera nor microphone. @default 'fake' */
  readonly camera?: 'fake' | 'denied' | 'none'
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number, readonly height: number }
}

const PHONE = { width: 390, height: 844 }
export const PROJECTOR = { width: 1280, height: 720 }

/** A person with a device: a Chromium process of their own, and what it complained about. */
export class Person {
  readonly page: Page
  /** Everything a developer would see as red in the console. */
  readonly complaints: string[] = []
  readonly requests: string[] = []
  readonly #server: BrowserServer

  private constructor(server: BrowserServer, page: Page) {
    this.#server = server
    this.page = page
    page.on('pageerror', error => this.complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error')
        this.complaints.push(message.text())
    })
    page.on('request', request => this.requests.push(request.url()))
    page.on('requestfailed', (request) => {
      // A page that is left takes its running requests with it.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED')
        this.complaints.push(`${request.url()} ${request.failure()?.errorText}`)
    })
  }

  static async arrive(options: PersonOptions = {}): Promise<Person> {
    const { camera = 'fake', locale = 'en-GB', colorScheme = 'light', viewport = PHONE } = options
    const server = await chromium.launchServer({
      executablePath: ensureChromium(),
      args: [
        ...CHROMIUM_ARGS,
        ...deviceArgs(camera),
        '--autoplay-policy=no-user-gesture-required',
        `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
      ],
    })
    const browser = await chromium.connect(server.wsEndpoint())
    const contextOptions: BrowserContextOptions = {
      ignoreHTTPSErrors: true,
      locale,
      colorScheme,
      viewport,
      hasTouch: viewport.width < 600,
    }
    const context = await browser.newContext(contextOptions)
    const page = await context.newPage()
    return new Person(server, page)
  }

  /** Opens the scanned address and presses the one button. */
  async join(address: string, name: string): Promise<void> {
    await this.page.goto(address)
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name)
    await this.page.getByRole('button', { name: 'Join', exact: true }).click()
    await this.page.getByRole('heading', { name }).waitFor()
  }

  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: /^Go on stage/ }).click()
  }

  /** Stops every process of the browser in its tracks, as a phone in a pocket does: nothing is said, nothing is closed. */
  fallAsleep(): void {
    this.#signal('SIGSTOP')
  }

  wakeUp(): void {
    this.#signal('SIGCONT')
  }

  async leaveBuilding(): Promise<void> {
    this.wakeUp()
    await this.#server.close()
  }

  #signal(signal: NodeJS.Signals): void {
    for (const pid of processTree(this.#server.process().pid))
      process.kill(pid, signal)
  }
}

function deviceArgs(camera: NonNullable<PersonOptions['camera']>): readonly string[] {
  if (camera === 'fake')
    return FAKE_DEVICE_ARGS
  if (camera === 'denied')
    return ['--use-fake-device-for-media-stream', '--deny-permission-prompts']
  return ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream']
}

/** A process and all that descend from it; none if it has ended. */
function processTree(root: number | undefined): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map(row => row.trim().split(/\s+/).map(Number))
  const tree = rows.filter(([pid]) => pid === root).map(([pid = 0]) => pid)
  for (const parent of tree)
    tree.push(...rows.filter(([, ppid]) => ppid === parent).map(([pid = 0]) => pid))
  return tree
}
