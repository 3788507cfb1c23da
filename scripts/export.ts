import type { Browser } from '@playwright/test'
import type { ServedDeck } from './export/deck.ts'
import type { ExportOptions, Language } from './export/options.ts'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { fileProblem, messageOf, UserError } from '../server/user-error.ts'
import { CHROMIUM_ARGS, ensureChromium } from './chromium.ts'
import { CommandError } from './command.ts'
import { countedStep } from './export/counted-step.ts'
import { serveDeck } from './export/deck.ts'
import { printNotes } from './export/notes-pdf.ts'
import { entryOf, HELP, LANGUAGES, parseOptions } from './export/options.ts'
import { takePictures, writePictures, writePptx } from './export/pictures.ts'
import { openPrintPage, PrintError } from './export/print-page.ts'
import { printSlides } from './export/slides-pdf.ts'
import { step } from './progress.ts'

const ROOT = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), ROOT)
  if (options.isHelp)
    return void process.stdout.write(HELP)
  tellAssumptions(options)
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_ARGS],
  })
  try {
    for (const language of options.languages)
      await exportLanguage(browser, language, options)
  }
  finally {
    await browser.close()
  }
}

function tellAssumptions({ site }: ExportOptions): void {
  process.stderr.write(`Printed codes lead to ${site} (--site URL: another address)\n`)
  for (const language of LANGUAGES) {
    if (!existsSync(entryOf(ROOT, language)))
      process.stderr.write(`${language} is left out: there is no ${entryOf('', language)}\n`)
  }
}

async function exportLanguage(browser: Browser, language: Language, options: ExportOptions): Promise<void> {
  const deck = await step(`${language}: slides compiled`, () => serveDeck(entryOf(ROOT, language)))
  try {
    const files = await writeFiles(browser, deck, language, options)
    for (const file of files)
      process.stdout.write(`${relative(process.cwd(), file)}\n`)
  }
  finally {
    await deck.close()
  }
}

async function writeFiles(browser: Browser, deck: ServedDeck, language: Language, options: ExportOptions): Promise<string[]> {
  const { format, hasClicks, hasNotes } = options
  const file = await prepareTarget(language, options)
  const print = await step(`${language}: ${deck.slides.length} slides laid out`, () => openPrintPage(browser, deck, language, options))
  try {
    if (format === 'pdf') {
      const slides = await step(`${language}: ${print.sheets.length} pages printed`, () => printSlides(print, deck, language))
      await writeFile(file, await slides.save())
      if (!hasNotes)
        return [file]
      const notes = await step(`${language}: speaker notes typeset`, () => printNotes(print.page, deck, slides, print.sheets, language))
      const notesFile = file.replace(/\.pdf$/, '.notes.pdf')
      await writeFile(notesFile, await notes.save())
      return [file, notesFile]
    }
    const pictures = await countedStep(`${language}: ${print.sheets.length} pictures taken`, tell => takePictures(print, tell))
    if (format === 'png')
      await writePictures(file, pictures, hasClicks)
    else
      await step(`${language}: presentation written`, () => writePptx(file, pictures, deck))
    return [file]
  }
  finally {
    await print.page.context().close()
  }
}

/** The file to write, or the folder of pictures; what is above it exists afterwards. */
async function prepareTarget(language: Language, { output, format, isDark, hasClicks }: ExportOptions): Promise<string> {
  const isFile = output !== null && extname(output) !== ''
  const name = [
    'webrtc-talk',
    language,
    ...isDark
      ? ['dark']
      : [],
    ...hasClicks
      ? ['clicks']
      : [],
    format,
  ].join('.')
  const target = isFile
    ? resolve(output)
    : resolve(output ?? join(ROOT, 'dist'), name)
  try {
    await mkdir(dirname(target), { recursive: true })
  }
  catch (thrown) {
    throw new UserError(`--output ${output} cannot be used: ${fileProblem(thrown)}.`)
  }
  return target
}

main().catch((thrown: unknown) => {
  if (thrown instanceof CommandError)
    process.stderr.write(`${thrown.output}\n`)
  const isKnown = thrown instanceof UserError || thrown instanceof CommandError || thrown instanceof PrintError
  process.stderr.write(isKnown
    ? `${thrown.message}\n`
    : `The talk cannot be exported: ${thrown instanceof Error
      ? thrown.stack
      : messageOf(thrown)}\n`)
  process.exit(thrown instanceof UserError
    ? 2
    : 1)
})
