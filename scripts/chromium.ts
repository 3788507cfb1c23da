import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { chromium } from '@playwright/test'

/** Where a Chromium may be, in the order in which it is looked for. */
function candidates(): string[] {
  return [
    process.env.CHROMIUM_PATH ?? '',
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].filter(path => path !== '')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  }
  catch {
    return false
  }
}

/** Path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  return candidates().find(isExecutable) ?? null
}

/** Path of a Chromium, installing one where there is none: Debian's package, or else Playwright's own. Throws an Error that says what to do. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found)
    return found
  const sudo = process.getuid?.() === 0
    ? []
    : ['sudo', '-n']
  const installers = [
    [
      ...sudo,
      'sh',
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium',
    ],
    [
      'npx',
      'playwright',
      'install',
      '--with-deps',
      'chromium',
    ],
  ]
  for (const [command = '', ...args] of installers) {
    process.stderr.write(`No Chromium found; installing one: ${command} ${args.join(' ')}\n`)
    spawnSync(command, args, {
      stdio: ['ignore', process.stderr, process.stderr],
    })
    const installed = findChromium()
    if (installed)
      return installed
  }
  throw new Error('No Chromium, and none could be installed. Install Chromium or Chrome and set CHROMIUM_PATH to its executable.')
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
