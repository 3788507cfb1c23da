import { readFileSync } from 'node:fs'

export interface SourceSlide {
  readonly id: string
  readonly section: number
  readonly minutes: number
  readonly layout: string
  readonly clicks: string
  readonly note: string
  /** Everything but front matter, style and note. */
  readonly text: string
  /** Components by tag: demos, diagrams, parts. */
  readonly components: readonly string[]
  /** Fences, as `language {lines}`. */
  readonly fences: readonly string[]
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
  const text = body.replace(/<!--[\s\S]*?-->/g, '').replace(/<style>[\s\S]*?<\/style>/g, '')
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
    fences: [
      ...text.matchAll(/^`{3,4}(\w.*)$/gm),
    ].map(([, fence = '']) => fence),
  }
}
