import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CHINESE_FOLDER } from '../composables/deckLanguage.ts'
import { staticConfig } from '../server/environment.ts'
import { fingerprint, writeStamp } from '../server/freshness.ts'
import { readTurn } from '../server/turn.ts'
import { messageOf, UserError } from '../server/user-error.ts'
import { CommandError, runQuietly } from './command.ts'
import { compressSite } from './compress.ts'
import { notFoundPage } from './not-found-page.ts'
import { step } from './progress.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
/** Built here and moved, so that a build that fails leaves the last one as it was. */
const NEXT = join(ROOT, '.cache', 'site')
const LAST = join(ROOT, '.cache', 'site-last')
/** One deck a language; each is a site of its own in its folder. */
const DECKS = [
  { entry: 'slides.md', name: 'deck', folder: '' },
  { entry: 'slides.zh-CN.md', name: 'deck in Chinese', folder: CHINESE_FOLDER },
]

async function main(): Promise<void> {
  const { values: { base } } = parseArgs({
    options: {
      base: { type: 'string', default: '/' },
    },
  })
  // Before the rest: what is written while the build runs makes it old.
  const print = fingerprint(ROOT)
  const config = staticConfig(process.env)
  if (readTurn(process.env)?.isEphemeral)
    process.stderr.write('TURN_SECRET serves the stage server alone: a static site cannot make credentials that expire, and this one names no TURN server. Give TURN_USERNAME and TURN_CREDENTIAL for it.\n')
  await rm(NEXT, { recursive: true, force: true })
  await mkdir(NEXT, { recursive: true })
  for (const { entry, name, folder } of DECKS)
    await step(name, () => buildDeck(entry, join(NEXT, folder), `${base}${folder}`))
  // Hosts that read this file read the one at the root.
  await rm(join(NEXT, CHINESE_FOLDER, '_redirects'), { force: true })
  await writeFile(join(NEXT, '_redirects'), DECKS.toReversed().map(({ folder }) => `/${folder}*  /${folder}index.html  200\n`).join(''))
  // Hosts that do not, answer with this one.
  await writeFile(join(NEXT, '404.html'), notFoundPage(base))
  await step('join page and demo pages', buildPages)
  await writeFile(join(NEXT, 'config.json'), JSON.stringify(config))
  await step('compression', () => compressSite(NEXT))
  writeStamp(NEXT, print)
  await replaceDist()
}

async function buildDeck(entry: string, out: string, base: string): Promise<void> {
  await runQuietly(ROOT, 'slidev', [
    'build',
    entry,
    '--out',
    out,
    '--base',
    base,
  ])
}

async function buildPages(): Promise<void> {
  // The bundler is loaded here, after the deck's own process has given its memory back.
  const [{ build }, { findPages, pagesConfig }] = await Promise.all([
    import('vite'),
    import('../vite.pages.config.ts'),
  ])
  const pages = findPages()
  for (const input of [pages.join, pages.demos]) {
    if (Object.keys(input).length === 0)
      continue
    const config = pagesConfig(input)
    await build({
      ...config,
      configFile: false,
      logLevel: 'warn',
      build: { ...config.build, outDir: NEXT },
    })
  }
}

async function replaceDist(): Promise<void> {
  await rm(LAST, { recursive: true, force: true })
  if (existsSync(DIST)) {
    await keepExports()
    await rename(DIST, LAST)
  }
  await rename(NEXT, DIST)
  await rm(LAST, { recursive: true, force: true })
}

/** What was exported from an earlier build stays beside the new one. */
async function keepExports(): Promise<void> {
  for (const file of await readdir(DIST)) {
    if (file.startsWith('webrtc-talk.'))
      await rename(join(DIST, file), join(NEXT, file))
  }
}

main().catch((thrown: unknown) => {
  if (thrown instanceof CommandError)
    process.stderr.write(`${thrown.output}\n`)
  process.stderr.write(thrown instanceof UserError || thrown instanceof CommandError
    ? `${thrown.message}\n`
    : `${thrown instanceof Error
      ? thrown.stack
      : messageOf(thrown)}\n`)
  process.exit(1)
})
