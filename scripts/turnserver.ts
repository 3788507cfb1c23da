import type { Program } from './program.ts'
import { aptInstall, ensureProgram } from './program.ts'

const TURNSERVER: Program = {
  name: 'coturn',
  candidates: () => [
    process.env.TURNSERVER_PATH ?? '',
    '/usr/bin/turnserver',
    '/usr/local/bin/turnserver',
    '/opt/homebrew/bin/turnserver',
  ],
  installers: [
    aptInstall('coturn'),
    ['brew', 'install', 'coturn'],
  ],
  advice: 'Install coturn and set TURNSERVER_PATH to its turnserver.',
}

/** Path of coturn's turnserver, which is installed where it is missing. Throws an Error that says what to do. */
export function ensureTurnserver(): string {
  return ensureProgram(TURNSERVER)
}
