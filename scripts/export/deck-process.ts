/**
 * Serves one deck for printing: `node scripts/export/deck-process.ts SLIDES.md`. Writes one line of JSON, a
 * `DeckDescription`, once it answers, and ends when its standard input does. A process of its own, because Slidev
 * keeps the deck in globals and talks to the terminal.
 */
import type { AddressInfo } from 'node:net'
import type { DeckDescription } from './deck.ts'
import { join } from 'node:path'
import process from 'node:process'
import { createServer, resolveOptions } from '@slidev/cli'

const ROOT = join(import.meta.dirname, '..', '..')
const [entry = ''] = process.argv.slice(2)

const options = await resolveOptions({ entry }, 'export')
const server = await createServer(options, {
  // Not the folder of a dev server that may be running: two would undo each other's work.
  cacheDir: join(ROOT, '.cache', 'vite-export'),
  clearScreen: false,
  logLevel: 'error',
  // What Vite discovers only while the page loads makes it load again.
  optimizeDeps: {
    include: ['valibot', 'peerjs', 'idb', 'uqr'],
  },
  server: {
    host: '127.0.0.1',
    port: 0,
    // A source that is saved meanwhile must not reload what is being printed.
    watch: null,
  },
})
await server.listen(0)
const { port } = server.httpServer?.address() as AddressInfo

const { data } = options
const { title, info, author, keywords } = data.headmatter as Record<string, unknown>
function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : ''
}
const description: DeckDescription = {
  origin: `http://127.0.0.1:${port}`,
  title: text(title),
  subject: text(info),
  author: text(author),
  keywords: text(keywords).split(',').map(word => word.trim()).filter(Boolean),
  width: data.config.canvasWidth,
  height: Math.ceil(data.config.canvasWidth / data.config.aspectRatio),
  slides: data.slides.map(({ index, title, note, frontmatter }) => ({
    no: index + 1,
    title: title ?? '',
    id: text(frontmatter.id),
    section: Number(frontmatter.section) || null,
    isSection: frontmatter.layout === 'section',
    minutes: Number(frontmatter.minutes) || null,
    note: note ?? '',
  })),
}
process.stdout.write(`${JSON.stringify(description)}\n`)

process.stdin.resume()
process.stdin.on('close', () => process.exit(0))
