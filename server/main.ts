import type { Stage } from './stage.ts'
import { join } from 'node:path'
import { toJson } from './addresses.ts'
import { ensureBuilt } from './build.ts'
import { HELP, parseOptions } from './options.ts'
import { renderPanel } from './panel.ts'
import { startStage } from './stage.ts'
import { stopOnSignals } from './stop.ts'
import { messageOf, UserError } from './user-error.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options.isHelp)
    return void process.stdout.write(HELP)
  if (options.shouldBuild)
    await ensureBuilt(ROOT)
  const stage = await startStage({ ...options, dist: DIST })
  carryOn()
  stopOnSignals(() => stage.close())
  await stage.room
  announce(stage, options.isJson)
  if (options.shouldOpen)
    await openBrowser(stage.addresses.deck)
}

/** Once the talk runs, it goes on: PeerJS rejects into the void when a device leaves while it is being connected. */
function carryOn(): void {
  const report = (thrown: unknown): void => void process.stderr.write(`Set aside, the talk goes on: ${messageOf(thrown)}\n`)
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
}

function announce({ addresses, notices }: Stage, isJson: boolean): void {
  const { stdout, env } = process
  if (isJson) {
    stdout.write(`${toJson(addresses)}\n`)
    for (const notice of notices)
      process.stderr.write(`${notice}\n`)
    return
  }
  stdout.write(renderPanel({
    addresses,
    notices,
    isColored: stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
    columns: stdout.columns ?? 100,
  }))
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  await open(address).catch(() => process.stderr.write(`No browser could be opened: open ${address} by hand.\n`))
}

main().catch((thrown: unknown) => {
  const isForUser = thrown instanceof UserError
  process.stderr.write(isForUser
    ? `${thrown.message}\n`
    : `The stage server cannot start: ${messageOf(thrown)}\n`)
  process.exit(isForUser
    ? 2
    : 1)
})
