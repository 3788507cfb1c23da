import type { Page } from '@playwright/test'
import type { Device } from './device.ts'
import type { Devices } from './devices.ts'
import { CHROMIUM_ARGS, FAKE_DEVICE_ARGS } from '../../../scripts/chromium.ts'

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

/** A person with a device: a browser that is theirs alone, a page in it, and what it complained about. */
export class Person {
  readonly device: Device
  readonly page: Page
  /** Everything a developer would see as red in the console. */
  readonly complaints: string[] = []
  readonly requests: string[] = []
  readonly #devices: Devices

  private constructor(devices: Devices, device: Device, page: Page) {
    this.#devices = devices
    this.device = device
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

  static async arrive(devices: Devices, options: PersonOptions = {}): Promise<Person> {
    const { locale = 'en-GB', colorScheme = 'light', viewport = PHONE } = options
    const device = await devices.take(flagsOf(options))
    const context = await device.browser.newContext({
      ignoreHTTPSErrors: true,
      locale,
      colorScheme,
      viewport,
      hasTouch: viewport.width < 600,
    })
    if (options.screen === 'tab')
      await context.grantPermissions(['camera', 'microphone'])
    return new Person(devices, device, await context.newPage())
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

  /** Takes what was open along, and hands the device back. */
  async leaveBuilding(): Promise<void> {
    await this.#devices.giveBack(this.device)
  }
}

function flagsOf({ camera = 'fake', screen = 'fake', webrtc = 'allowed', scene }: PersonOptions): readonly string[] {
  return [
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
  ]
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
