import type { Program } from './program.ts'
import { chromium } from '@playwright/test'
import { aptInstall, ensureProgram } from './program.ts'

const CHROMIUM: Program = {
  name: 'Chromium',
  candidates: () => [
    process.env.CHROMIUM_PATH ?? '',
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  // Debian's package, or else Playwright's own.
  installers: [
    aptInstall('chromium'),
    [
      'npx',
      'playwright',
      'install',
      '--with-deps',
      'chromium',
    ],
  ],
  advice: 'Install Chromium or Chrome and set CHROMIUM_PATH to its executable.',
}

/** Path of a Chromium, which is installed where there is none. Throws an Error that says what to do. */
export function ensureChromium(): string {
  return ensureProgram(CHROMIUM)
}

/** Flags for tests and exports: no calls home, and as root no sandbox. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0
    ? ['--no-sandbox']
    : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
]

/** Flags for a fake camera and microphone whose permission is granted. */
export const FAKE_DEVICE_ARGS: readonly string[] = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
