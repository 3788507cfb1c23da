import { readFileSync } from 'node:fs'

export interface SourceSlide {
  readonly id: string
  readonly section: number
  readonly minutes: number
  readonly layout: string
  readonly clicks: string
  readonly note: string
  /** Everything but front matter, style and note; what is quoted stands in it as it is in its file. */
  readonly text: string
  /** The same, with what is quoted as it is written: `<<< @/path#region`. */
  readonly written: string
  /** Components by tag: demos, diagrams, parts. */
  readonly components: readonly string[]
  /** The labs that the slide leads to. */
  readonly labs: readonly LabReference[]
  /** Fences, as `language {lines}`. */
  readonly fences: readonly string[]
  /** Code that is quoted from a file: `path#region {lines}`. */
  readonly quotes: readonly string[]
}

/** A lab as a slide names it: the demo's folder, and the id of the slide that runs it. */
export interface LabReference {
  readonly demo: string
  readonly slide: string
}

const QUOTE = /^<<< @\/(.+)$/gm

/**
 * The lines of a file that a slide quotes, without the marks of regions; none where there is no such region.
 * @param quote `path#region {highlighted lines}`
 */
export function quotedLines(quote: string): string[] {
  const [, path = '', region] = /^([^#\s]+)(?:#([\w-]+))?/.exec(quote) ?? []
  const lines = readFileSync(path, 'utf8').split('\n')
  const mark = (kind: string): number => lines.findIndex(line => line.trim() === `// #${kind} ${region}`)
  const quoted = region === undefined
    ? lines
    : lines.slice(mark('region') + 1, Math.max(0, mark('endregion')))
  return mark('region') < 0 && region !== undefined
    ? []
    : quoted.filter(line => !/^\s*\/\/ #(?:end)?region /.test(line))
}

/** The slides of a deck as they are written, in order. */
export function readDeck(entry: string): SourceSlide[] {
  const pages = [
    ...readFileSync(entry, 'utf8').matchAll(/^src: (.+)$/gm),
  ].map(([, path = '']) => path)
  return pages.flatMap(page => readFileSync(page, 'utf8').split(/^---\n(?=id: )/m).slice(1).map(readSlide))
}

function readSlide(source: string): SourceSlide {
  const [head = '', ...rest] = source.split('\n---\n')
  const body = rest.join('\n---\n')
  const field = (name: string): string => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1] ?? ''
  const written = body.replace(/<!--[\s\S]*?-->/g, '').replace(/<style>[\s\S]*?<\/style>/g, '')
  const text = written.replace(QUOTE, (_, quote: string) => quotedLines(quote).join('\n'))
  return {
    id: field('id'),
    section: Number(field('section')),
    minutes: Number(field('minutes') || 0),
    layout: field('layout'),
    clicks: field('clicks'),
    note: [
      ...body.matchAll(/<!--([\s\S]*?)-->/g),
    ].at(-1)?.[1]?.trim() ?? '',
    text,
    components: [
      ...text.matchAll(/<([A-Z]\w+)/g),
    ].map(([, name = '']) => name),
    labs: [
      ...text.matchAll(/<DemoLink demo="([\w-]+)" slide="([\w-]+)" \/>/g),
    ].map(([, demo = '', slide = '']) => ({ demo, slide })),
    fences: [
      ...written.matchAll(/^`{3,4}(\w.*)$/gm),
    ].map(([, fence = '']) => fence),
    written,
    quotes: [
      ...written.matchAll(QUOTE),
    ].map(([, quote = '']) => quote),
  }
}

/** The addresses of the slides that show a component: paths of the English deck. */
export function slidesWith(component: string): string[] {
  return readDeck('slides.md').filter(({ components }) => components.includes(component)).map(({ id }) => `/${id}`)
}
