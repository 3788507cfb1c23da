/**
 * Takes the pictures that stand for what is live, on paper and in previews: `node scripts/stills.ts [NAME…]`. They are
 * of the real thing: the stage server runs, browsers join, and the screen is photographed. Run it again when a demo
 * looks different; `--no-build` photographs the last build.
 */
import type { Language } from './export/options.ts'
import { mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../server/build.ts'
import { LANGUAGES } from './export/options.ts'
import { step } from './progress.ts'
import { STILLS } from './stills/session.ts'

type Take = (language: Language) => Promise<void>

/** Each file of `scripts/stills` that exports by default how a picture is taken; the picture has its name. */
async function findPictures(): Promise<Map<string, Take>> {
  const folder = join(import.meta.dirname, 'stills')
  const pictures = new Map<string, Take>()
  for (const file of (await readdir(folder)).toSorted()) {
    const { default: take } = await import(join(folder, file)) as { default?: Take }
    if (take)
      pictures.set(basename(file, '.ts'), take)
  }
  return pictures
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
for (const [name, take] of await findPictures()) {
  if (positionals.length > 0 && !positionals.includes(name))
    continue
  for (const language of LANGUAGES)
    await step(`${name}, ${language}`, () => take(language))
}
