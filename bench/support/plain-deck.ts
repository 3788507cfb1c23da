import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { NpmScript } from './npm.ts'
import { ROOT } from './stage-server.ts'

/** In the project's cache, so that it finds Slidev, and nothing of the project's own setup. */
export const PLAIN_DECK = join(ROOT, '.cache', 'bench-deck')

const SLIDES = [
  '# Welcome to Slidev\n\nPresentation slides for developers',
  '# What is it?\n\n- **Text-based** – focus on the content\n- **Themable** – shared as packages\n- **Developer friendly** – code with highlighting\n- **Interactive** – components in slides',
  '# Navigation\n\n| key | does |\n| --- | --- |\n| right / space | next step |\n| left | previous step |\n| up | previous slide |\n| down | next slide |',
  '# Code\n\n```ts {all|2|3-5|all}\nfunction add(a: number, b: number) {\n  const sum = a + b\n  return sum\n}\nadd(1, 2)\n```',
  'layout: two-cols\n---\n\n# Columns\n\nOn the left\n\n::right::\n\n# There\n\nOn the right',
  '# Clicks\n\n<v-clicks>\n\n- one\n- two\n- three\n\n</v-clicks>',
  'layout: center\n---\n\n# In the middle',
  '# More code\n\n```html\n<button class="primary" @click="count += 1">{{ count }}</button>\n```\n\n```css\n.primary { color: teal; }\n```',
  'layout: quote\n---\n\n# "Make it work, make it right, make it fast."',
  '# A list\n\n1. first\n2. second\n3. third\n4. fourth\n5. fifth',
  'layout: section\n---\n\n# Nearly there',
  'layout: end\n---\n\n# Learn more',
]

/** Writes the deck that Slidev's own figures are taken from: twelve slides as in its starter, nothing else. */
export function writePlainDeck(): void {
  mkdirSync(PLAIN_DECK, { recursive: true })
  // No theme and no web fonts: what needs the internet would be measured instead of Slidev.
  const [first = '', ...rest] = SLIDES
  const head = '---\ntheme: none\ntitle: Plain\nfonts:\n  provider: none\n---\n\n'
  const slides = rest.map(slide => slide.startsWith('layout:')
    ? `\n---\n${slide}\n`
    : `\n---\n\n${slide}\n`)
  writeFileSync(join(PLAIN_DECK, 'slides.md'), `${head}${first}\n${slides.join('')}`)
  writeFileSync(join(PLAIN_DECK, 'package.json'), JSON.stringify({
    name: 'plain-deck',
    private: true,
    type: 'module',
    scripts: { start: 'slidev', build: 'slidev build' },
  }))
}

/** Builds the plain deck and serves it on a port of its own, as any static host would. */
export async function servePlainDeck(): Promise<{ address: string, stop: () => Promise<void> }> {
  writePlainDeck()
  const status = await new NpmScript(PLAIN_DECK, 'build', []).finish()
  if (status !== 0)
    throw new Error('The plain deck cannot be built.')
  const server = createServer(sirv(join(PLAIN_DECK, 'dist'), { single: true }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
