import type { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CommandError } from '../command.ts'

export interface SlideDescription {
  /** From 1. */
  readonly no: number
  readonly title: string
  /** The name in its address; empty where it has none. */
  readonly id: string
  readonly section: number | null
  /** It opens its section. */
  readonly isSection: boolean
  /** Planned for the section. */
  readonly minutes: number | null
  /** Markdown, with `[click]` marks. */
  readonly note: string
}

export interface DeckDescription {
  readonly origin: string
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly keywords: readonly string[]
  /** The canvas, in CSS pixels. */
  readonly width: number
  readonly height: number
  readonly slides: readonly SlideDescription[]
}

export interface ServedDeck extends DeckDescription {
  /** Ends the server; may be called twice. */
  close: () => Promise<void>
}

/**
 * Serves a deck for printing on a free port of this machine alone.
 * @throws {CommandError} it does not start; `output` says why
 */
export async function serveDeck(entry: string): Promise<ServedDeck> {
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'deck-process.ts'),
    entry,
  ], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => output += String(chunk))
  const exited = once(child, 'exit')
  const description = await new Promise<DeckDescription | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      // Slidev's plugins print a line now and then.
      if (line.startsWith('{"origin"'))
        resolve(JSON.parse(line) as DeckDescription)
      else
        output += `${line}\n`
    })
    void exited.then(() => resolve(null))
  })
  if (!description)
    throw new CommandError('slidev', child.exitCode, output)
  return {
    ...description,
    async close() {
      child.stdin.end()
      await exited
    },
  }
}
