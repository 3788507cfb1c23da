/**
 * Cuts the deck's fonts down to what the slides show: `node scripts/fonts.ts`.
 * Latin faces keep one fixed alphabet, so that a new sentence never needs a new font; headings and
 * code have one weight each, which halves them. The Chinese face keeps the characters that the Chinese deck
 * shows, so this is run again when its texts change.
 */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import subsetFont from 'subset-font'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'public/fonts')

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)).join('')
const SIGNS = '\u00A0§©«°±²·»×–—‘’“”„…•′″€−→←↑↓↔≈≤≥'
/** People's names, too, are written in the body face. */
const LETTERS = 'ßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ'

interface Face {
  source: string
  file: string
  text: string
  axes?: Record<string, number | { min: number, max: number }>
}

const FACES: Face[] = [
  {
    source: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    file: 'bricolage-grotesque.woff2',
    text: ASCII + SIGNS,
    axes: { wght: 780 },
  },
  {
    source: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    file: 'inter.woff2',
    text: ASCII + SIGNS + LETTERS,
    axes: {
      wght: { min: 400, max: 700 },
    },
  },
  {
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    file: 'jetbrains-mono.woff2',
    text: ASCII + SIGNS,
    axes: { wght: 460 },
  },
]

/** Where the Chinese deck's texts are: its own, and those of what it shows. */
const CHINESE_TEXT = [
  'slides.zh-CN.md',
  'pages',
  'components',
  'layouts',
  'demos',
  // the names of the people in the pictures
  'scripts/stills',
  'composables/failures',
  'composables/failures.messages.ts',
]
const TEXT_FILE = /\.(?:md|vue|ts)$/
const NOTE = /<!--[\s\S]*?-->/g

/** Every file below `path`, or the file itself; nothing when it does not exist. */
async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found)
    return []
  if (found.isFile())
    return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

/** What the Chinese deck may show: its texts without the speaker's notes, which are set in the system's font. */
async function chineseText(): Promise<string> {
  const files = (await Promise.all(CHINESE_TEXT.map(path => filesBelow(join(ROOT, path))))).flat()
  const texts = await Promise.all(files.filter(file => TEXT_FILE.test(file)).map(file => readFile(file, 'utf8')))
  return texts.join('\n').replaceAll(NOTE, '')
}

/** The distinct characters beyond Latin, sorted, and the signs that Chinese sets wide. */
function chineseCharacters(text: string): string {
  const signs = '“”…—·'
  return [
    ...new Set(signs + text),
  ].filter(char => char.codePointAt(0)! >= 0x2E80 || signs.includes(char)).sort().join('')
}

async function writeFace(face: Face): Promise<void> {
  const source = await readFile(join(ROOT, 'node_modules', face.source))
  const cut = await subsetFont(source, face.text, {
    targetFormat: 'woff2',
    ...(face.axes
      ? { variationAxes: face.axes }
      : {}),
  })
  await writeFile(join(OUT, face.file), cut)
  process.stdout.write(`${face.file}  ${(source.length / 1024).toFixed(1)} kB → ${(cut.length / 1024).toFixed(1)} kB\n`)
}

// One deck names the other, in the other's language.
FACES.push({
  source: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
  file: 'language-name.woff2',
  text: '中文',
})
await mkdir(OUT, { recursive: true })
const chinese = chineseCharacters(await chineseText())
for (const weight of [400, 700]) {
  FACES.push({
    source: `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`,
    file: `noto-sans-sc-${weight}.woff2`,
    text: chinese,
  })
}
for (const face of FACES)
  await writeFace(face)
