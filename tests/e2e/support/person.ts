import type { BrowserContextOptions, BrowserServer, Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium, FAKE_DEVICE_ARGS } from '../../../scripts/chromium.ts'

/** A name that resolves to this machine and is no secure context over http, as a LAN address would be. */
export const INSECURE_HOST = 'phone.test'

export interface PersonOptions {
  /** `denied`: asked, and said no. `none`: the device has neither camera nor microphone. @default 'fake' */
  readonly camera?: 'fake' | 'denied' | 'none'
  /**
   * What a press on "share" leads to. `fake`: a whole screen with a moving picture. `tab`: the tab with the title
   * {@link SHARED_TAB}, which is really captured. `refused`: the picker is closed without a choice, and so is the
   * prompt for the camera. @default 'fake'
   */
  readonly screen?: 'fake' | 'tab' | 'refused'
  /** `no-udp`: a policy of the browser keeps WebRTC from UDP, and leaves it nothing where there is no proxy. @default 'allowed' */
  readonly webrtc?: 'allowed' | 'no-udp'
  /** A film, as MJPEG, that the camera sees over and over in place of the browser's test picture. */
  readonly scene?: string
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number, readonly height: number }
}

/** Title of the tab that is shared. */
export const SHARED_TAB = 'To be shared'

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
    const { camera = 'fake', screen = 'fake', webrtc = 'allowed', scene, locale = 'en-GB', colorScheme = 'light', viewport = PHONE } = options
    const server = await chromium.launchServer({
      executablePath: ensureChromium(),
      args: [
        ...CHROMIUM_ARGS,
        ...deviceArgs(camera, screen),
        ...(webrtc === 'no-udp'
          ? ['--webrtc-ip-handling-policy=disable_non_proxied_udp']
          : []),
        ...(scene === undefined
          ? []
          : [`--use-file-for-fake-video-capture=${scene}`]),
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
    if (screen === 'tab')
      await context.grantPermissions(['camera', 'microphone'])
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

  /** The camera or the microphone is gone in mid-use: the browser's process for such devices ends. */
  loseDevice(device: 'camera' | 'microphone'): void {
    const service = device === 'camera'
      ? 'video_capture.mojom'
      : 'audio.mojom'
    const pids = processTree(this.#server.process().pid).filter(({ args }) => args.includes(`--utility-sub-type=${service}`))
    if (pids.length === 0)
      throw new Error(`No process of this browser holds the ${device}.`)
    for (const { pid } of pids)
      process.kill(pid, 'SIGKILL')
  }

  /** What the pages' own processes have of memory that is nobody else's, in bytes: their heaps, and what V8 does not count. */
  pageMemoryBytes(): number {
    return processTree(this.#server.process().pid)
      .filter(({ args }) => args.includes('--type=renderer') && !args.includes('--top-chrome-webui') && !args.includes('--extension-process'))
      .reduce((sum, { pid }) => sum + residentBytes(pid), 0)
  }

  async leaveBuilding(): Promise<void> {
    this.wakeUp()
    await this.#server.close()
  }

  #signal(signal: NodeJS.Signals): void {
    for (const { pid } of processTree(this.#server.process().pid))
      process.kill(pid, signal)
  }
}

function deviceArgs(camera: NonNullable<PersonOptions['camera']>, screen: NonNullable<PersonOptions['screen']>): readonly string[] {
  // The fake prompt would choose a fake screen, and closes without a choice only for camera and screen alike.
  if (screen === 'tab')
    return ['--use-fake-device-for-media-stream', `--auto-select-tab-capture-source-by-title=${SHARED_TAB}`]
  if (screen === 'refused')
    return ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']
  if (camera === 'fake')
    return FAKE_DEVICE_ARGS
  if (camera === 'denied')
    return ['--use-fake-device-for-media-stream', '--deny-permission-prompts']
  return ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream']
}

/** Of one process, without the files that it has mapped; 0 if it has ended. */
function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return (kib('RssAnon') + kib('RssShmem')) * 1024
  }
  catch {
    return 0
  }
}

interface Process { readonly pid: number, readonly parent: number, readonly args: string }

/** A process and all that descend from it; none if it has ended. */
function processTree(root: number | undefined): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n')
  const processes = lines.map<Process>((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line) ?? []
    return {
      pid: Number(pid),
      parent: Number(parent),
      args,
    }
  })
  const tree = processes.filter(({ pid }) => pid === root)
  for (const { pid } of tree)
    tree.push(...processes.filter(({ parent }) => parent === pid))
  return tree
}
