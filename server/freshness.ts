import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the build's own folder, so that it goes and comes with it. Neither server nor most static hosts serve dotfiles. */
const STAMP = '.sources'

/** What the site is not built from. What is added to the project later counts as a source. */
const NOT_SOURCES = new Set([
  'node_modules',
  'dist',
  'bench',
  'server',
  'tests',
  'types',
  'test-results',
  'playwright-report',
  'coverage',
  'docs',
])

/** Whether the site in `dist` was built from the sources as they are now. Takes some ten milliseconds. */
export function isFresh(root: string, dist: string): boolean {
  try {
    return readFileSync(join(dist, STAMP), 'utf8') === fingerprint(root)
  }
  catch {
    return false
  }
}

/** Remembers in `dist` of which sources it was built. */
export function writeStamp(dist: string, print: string): void {
  writeFileSync(join(dist, STAMP), print)
}

/** Changes whenever a source is added, removed or written. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const path of listSources(root)) {
    const { mtimeMs, size } = statSync(join(root, path))
    hash.update(`${path}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

function listSources(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !NOT_SOURCES.has(name))
    .flatMap(entry => entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map(name => join(entry.name, name))
      : isSourceFile(entry.name)
        ? [entry.name]
        : [])
    .sort()
}

/** Of the project's top folder: its READMEs are read by people only. */
function isSourceFile(name: string): boolean {
  return /^slides.*\.md$/.test(name) || (/\.(?:ts|vue|json|css)$/.test(name) && !/^(?:eslint|vitest|playwright)\./.test(name))
}
