import type { ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import type { Handler } from '../server/site.ts'
import type { Stage } from '../server/stage.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'vite'
import { CHINESE_FOLDER } from '../composables/deckLanguage.ts'
import { LOOPBACK } from '../server/lan.ts'
import { parseOptions } from '../server/options.ts'
import { sendJson } from '../server/site.ts'
import { startStage } from '../server/stage.ts'
import { stopOnSignals } from '../server/stop.ts'
import { messageOf, UserError } from '../server/user-error.ts'
import { findPages, pagesConfig } from '../vite.pages.config.ts'

const ROOT = join(import.meta.dirname, '..')

/** The audience's pages, compiled as they are asked for. They reload by hand: a phone has no use for a second WebSocket. */
async function startPages() {
  const { join: joinPage, demos } = findPages()
  return createServer({
    ...pagesConfig({
      ...joinPage,
      ...demos,
    }),
    base: '/',
    configFile: false,
    logLevel: 'warn',
    server: {
      middlewareMode: true,
      allowedHosts: true,
      ws: false,
      hmr: false,
      // The talk's source and the room's data are nobody's business.
      fs: {
        deny: [
          '.env',
          '*.{crt,pem,sqlite}',
          '**/.git/**',
          '**/.data/**',
          '**/pages/**',
          'slides*',
        ],
      },
    },
  })
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  const pages = await startPages()
  const stage = await startStage({
    ...options,
    host: options.host ?? 'localhost',
    // The deck itself comes from Slidev's server, which asks this one for the rest.
    port: 0,
    dist: join(ROOT, 'public'),
    // A dev server shows sources to whoever reaches it: only a speaker who asks for it lets phones in.
    audienceAddress: options.host === null
      ? LOOPBACK
      : '0.0.0.0',
    createAudience: (config): Handler => (request, response) => request.url?.split('?', 1)[0] === '/config.json'
      ? void config().then(value => sendJson(response, value))
      : pages.middlewares(request, response),
  })
  await stage.room
  announce(stage, options.host !== null)
  const decks = await runDecks(stage, options.port)
  stopOnSignals(async () => {
    decks.forEach(deck => deck.kill())
    await stage.close()
    await pages.close()
  })
}

function announce({ addresses, notices }: Stage, isOpen: boolean): void {
  const hint = isOpen
    ? ''
    : '  (this computer only; for phones: npm run dev -- --host ADDRESS)'
  const lines = [...notices, `Join   ${addresses.join.http}${hint}`]
  process.stdout.write(`\n${lines.map(line => `  ${line}\n`).join('')}`)
}

/** Slidev serves one deck a process; the English one's answers for the Chinese one as well, at its place in the site. */
async function runDecks({ addresses }: Stage, port: number): Promise<ChildProcess[]> {
  const chinesePort = await findFreePort()
  const stage = {
    STAGE_ORIGIN: new URL(addresses.deck).origin.replace('localhost', LOOPBACK),
    STAGE_AUDIENCE_ORIGIN: `http://${LOOPBACK}:${new URL(addresses.join.http).port}`,
  }
  const chinese = [
    'slides.zh-CN.md',
    '--port',
    String(chinesePort),
    '--base',
    `/${CHINESE_FOLDER}`,
  ]
  const english = [
    'slides.md',
    '--port',
    String(port),
  ]
  return [
    runSlidev(chinese, stage, 'ignore'),
    runSlidev(english, { ...stage, CHINESE_DECK_ORIGIN: `http://localhost:${chinesePort}` }, 'inherit'),
  ]
}

function runSlidev(args: readonly string[], env: Record<string, string>, output: 'inherit' | 'ignore'): ChildProcess {
  const child = spawn(process.execPath, [
    join(ROOT, 'node_modules', '@slidev', 'cli', 'bin', 'slidev.mjs'),
    ...args,
  ], {
    cwd: ROOT,
    // One of them may listen to the keyboard.
    stdio: [output, output, 'inherit'],
    env: {
      ...process.env,
      ...env,
    },
  })
  child.on('exit', () => process.kill(process.pid, 'SIGTERM'))
  return child
}

/** A port that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const server = createNetServer().listen(0, LOOPBACK)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${messageOf(thrown)}\n`)
  process.exit(thrown instanceof UserError
    ? 2
    : 1)
})
