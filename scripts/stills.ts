/**
 * Takes the pictures that stand for what is live, on paper and in previews: `node scripts/stills.ts [NAME…]`. They are
 * of the real thing: the stage server runs, browsers join, and the screen is photographed. Run it again when a demo
 * looks different; `--no-build` photographs the last build.
 */
import type { Language } from './export/options.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../server/build.ts'
import { LANGUAGES } from './export/options.ts'
import { step } from './progress.ts'
import { photographCall } from './stills/call.ts'
import { photographRoom } from './stills/room-paths.ts'
import { STILLS } from './stills/session.ts'

const PICTURES: Readonly<Record<string, (language: Language) => Promise<void>>> = {
  'two-device-call': photographCall,
  'who-is-here': photographRoom,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'no-build': { type: 'boolean' },
  },
})

await mkdir(STILLS, { recursive: true })
if (!values['no-build'])
  await ensureBuilt(join(import.meta.dirname, '..'))
for (const [name, take] of Object.entries(PICTURES)) {
  if (positionals.length > 0 && !positionals.includes(name))
    continue
  for (const language of LANGUAGES)
    await step(`${name}, ${language}`, () => take(language))
}
