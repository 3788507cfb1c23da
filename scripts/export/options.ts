import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readCommandLine } from '../../server/command-line.ts'
import { chooseLanAddress, lanAddresses } from '../../server/lan.ts'
import { UserError } from '../../server/user-error.ts'

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = typeof LANGUAGES[number]

export const FORMATS = ['pdf', 'png', 'pptx'] as const
export type Format = typeof FORMATS[number]

/** What `npm run export` was asked to do. */
export interface ExportOptions {
  readonly languages: readonly Language[]
  readonly format: Format
  readonly isDark: boolean
  /** A page for every click, instead of one for every slide. */
  readonly hasClicks: boolean
  readonly hasNotes: boolean
  /** A file for one language, or a folder; null: `dist`. */
  readonly output: string | null
  /** Where the printed codes lead: the site's address, with a slash at its end. */
  readonly site: string
  readonly isHelp: boolean
}

export const HELP = `Writes the talk as files to hand out, into dist/.

Usage: npm run export -- [options]

  --lang ${LANGUAGES.join('|')}        one language (all that there are)
  --format ${FORMATS.join('|')}  what to write (pdf, and the speaker's notes as a second one)
  --dark                 the dark colours
  --with-clicks          a page for every click, not only for every slide
  --no-notes             no handout of the speaker's notes
  --site URL             where the demos are published: the printed codes lead there
                         (SITE_URL, or this computer as npm start would show it)
  --output PATH          another folder, or, with --lang, another file
  --help                 this text
`

/** The slides of each language. */
export function entryOf(root: string, language: Language): string {
  return join(root, language === 'en'
    ? 'slides.md'
    : `slides.${language}.md`)
}

/**
 * Reads the command line.
 * @throws {UserError} an option that does not exist, or whose value cannot be used
 */
export function parseOptions(args: readonly string[], root: string): ExportOptions {
  const values = readCommandLine(args, {
    'lang': { type: 'string' },
    'format': { type: 'string' },
    'dark': { type: 'boolean' },
    'with-clicks': { type: 'boolean' },
    'no-notes': { type: 'boolean' },
    'site': { type: 'string' },
    'output': { type: 'string' },
    'help': { type: 'boolean', short: 'h' },
  }, 'npm run export -- --lang en')
  const language = values.lang === undefined
    ? null
    : oneOf('--lang', values.lang, LANGUAGES)
  const options: ExportOptions = {
    languages: language === null
      ? LANGUAGES.filter(each => existsSync(entryOf(root, each)))
      : [language],
    format: oneOf('--format', values.format ?? 'pdf', FORMATS),
    isDark: values.dark ?? false,
    hasClicks: values['with-clicks'] ?? false,
    hasNotes: !values['no-notes'],
    output: values.output ?? null,
    site: parseSite(values.site ?? process.env.SITE_URL ?? homepage(root) ?? `http://${chooseLanAddress(lanAddresses())}:3080/`),
    isHelp: values.help ?? false,
  }
  if (!options.isHelp)
    check(options, root)
  return options
}

function check({ languages, format, output }: ExportOptions, root: string): void {
  const missing = languages.find(language => !existsSync(entryOf(root, language)))
  if (missing)
    throw new UserError(`There is no ${entryOf('', missing)}: the talk is not written in ${missing} yet.`)
  if (output === null || extname(output) === '')
    return
  if (extname(output) !== `.${format}` || format === 'png') {
    throw new UserError(`--output ${output} does not fit --format ${format}: name a folder${format === 'png'
      ? ''
      : `, or a .${format} file`}.`)
  }
  if (languages.length > 1)
    throw new UserError(`--output ${output} is one file for ${languages.length} languages: choose one with --lang, or name a folder.`)
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find(each => each === text)
  if (found === undefined)
    throw new UserError(`${option} ${text} is not known: use ${known.join(' or ')}.`)
  return found
}

function parseSite(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new UserError(`--site ${text} is not an address: give it as in https://talk.example/webrtc/.`)
  const url = new URL(text)
  if (!url.pathname.endsWith('/'))
    url.pathname += '/'
  return `${url.origin}${url.pathname}`
}

function homepage(root: string): string | undefined {
  const { homepage: address } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage?: string }
  return address
}
