import type { TableRow } from './row.ts'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { ensureChromium } from '../scripts/chromium.ts'
import { runQuietly } from '../scripts/command.ts'
import { toRow } from './row.ts'
import { PLAIN_DECK, writePlainDeck } from './support/plain-deck.ts'
import { say } from './support/progress.ts'
import { ROOT } from './support/stage-server.ts'
import { median } from './support/statistics.ts'

/** In turns, so that both meet the same noise; the first of each fills Vite's cache and does not count. */
const RUNS = 3
const OUT = join(ROOT, '.cache', 'bench-export')

/** From the command to the PDF, per slide: our English slides, and Slidev's own export of a plain deck. */
export async function measureExport(): Promise<TableRow[]> {
  writePlainDeck()
  const own: number[] = []
  const plain: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const ownMs = await timePerSlide('own.pdf', file => runQuietly(ROOT, process.execPath, [
      'scripts/export.ts',
      '--lang',
      'en',
      '--no-notes',
      '--output',
      file,
    ]))
    const plainMs = await timePerSlide('plain.pdf', file => runQuietly(PLAIN_DECK, process.execPath, [
      join(ROOT, 'node_modules', '@slidev', 'cli', 'bin', 'slidev.mjs'),
      'export',
      'slides.md',
      '--executable-path',
      ensureChromium(),
      '--with-toc',
      '--output',
      file,
    ]))
    say(`  own ${Math.round(ownMs)} ms a slide, plain ${Math.round(plainMs)} ms${run === 0
      ? ' (cold)'
      : ''}`)
    if (run > 0) {
      own.push(ownMs)
      plain.push(plainMs)
    }
  }
  return [
    toRow({
      id: 'export.slide',
      title: 'Export to PDF: time per slide, median (plain Slidev)',
      value: median(own),
      unit: 'ms',
      reference: median(plain),
      bound: { ratioAtMost: 1.3 },
    }),
  ]
}

async function timePerSlide(name: string, exportTo: (file: string) => Promise<void>): Promise<number> {
  const file = join(OUT, name)
  await rm(file, { force: true })
  const startMs = performance.now()
  await exportTo(file)
  const durationMs = performance.now() - startMs
  return durationMs / (await PDFDocument.load(await readFile(file))).getPageCount()
}
