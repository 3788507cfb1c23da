import type { Browser, BrowserContext } from '@playwright/test'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/chromium.ts'

/** An origin that is not secure, as the one that a phone scans: host candidates are hidden behind mDNS names. */
export const PHONE_HOST = 'phone.test'

/** A camera of 60 pictures a second: at the usual 20, a first frame waits up to 50 ms for the camera alone. */
const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream=fps=60',
  '--use-fake-ui-for-media-stream',
]

/** A Chromium process of its own, with a fake camera and microphone if wanted. The caller closes it. */
export function launchChromium({ hasDevices = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    headless: true,
    args: [
      ...CHROMIUM_ARGS,
      `--host-resolver-rules=MAP ${PHONE_HOST} 127.0.0.1`,
      ...(hasDevices
        ? FAKE_DEVICES
        : []),
    ],
  })
}

/** A Chromium process of its own with a profile in a folder: what its pages write is on disk, elsewhere it is in memory. The caller closes it. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: ensureChromium(),
    headless: true,
    args: [...CHROMIUM_ARGS],
  })
}
