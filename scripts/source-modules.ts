import type { ThemeRegistration } from 'shiki'
import type { Plugin } from 'vite'
import type { SourceFile, SourceToken } from '../demos/kit/source.ts'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { codeTheme } from '../styles/code-theme.ts'

const ROOT = new URL('..', import.meta.url).pathname
const SUFFIX = /\?source$/
/** What such a module is called within the build: by its own ending a .vue file would be compiled, too. */
const MODULE_SUFFIX = /\.source\.js\?shown$/
const LANGUAGES = ['typescript', 'vue', 'html'] as const
type Language = typeof LANGUAGES[number]

/** Marks that slides quote a part by say nothing to a reader. */
const REGION = /^\s*(?:\/\/|<!--)\s*#(?:end)?region\b/

let highlighter: Promise<(code: string, lang: Language) => SourceToken[][]> | null = null

/**
 * `import('./useCall.ts?source')` gives a file's own source, coloured when the site is built: pages show code
 * without carrying a highlighter, and the code they show is the code that runs.
 */
export function sourceModules(): Plugin {
  return {
    name: 'webrtc-talk:source',
    enforce: 'pre',
    resolveId: {
      filter: { id: SUFFIX },
      async handler(id, importer) {
        const file = await this.resolve(id.replace(SUFFIX, ''), importer, { skipSelf: true })
        return file && `${file.id}.source.js?shown`
      },
    },
    load: {
      filter: { id: MODULE_SUFFIX },
      async handler(id) {
        const path = id.replace(MODULE_SUFFIX, '')
        this.addWatchFile(path)
        const highlight = await (highlighter ??= createHighlight())
        const code = (await readFile(path, 'utf8')).split('\n').filter(line => !REGION.test(line)).join('\n').trimEnd()
        const file: SourceFile = {
          path: relative(ROOT, path),
          lines: highlight(code, languageOf(path)),
        }
        return { code: `export default ${JSON.stringify(file)}`, map: null }
      },
    },
  }
}

function languageOf(path: string): Language {
  if (path.endsWith('.vue'))
    return 'vue'
  return path.endsWith('.html')
    ? 'html'
    : 'typescript'
}

async function createHighlight(): Promise<(code: string, lang: Language) => SourceToken[][]> {
  const { createHighlighter } = await import('shiki')
  const theme: ThemeRegistration = { ...codeTheme, type: 'light' }
  const shiki = await createHighlighter({
    themes: [theme],
    langs: [...LANGUAGES],
  })
  return (code, lang) => shiki.codeToTokensBase(code, { lang, theme })
    .map(line => line.map(({ content, color }) => [
      content,
      kindOf(color),
    ]))
}

/** `var(--wt-code-keyword)` → `keyword`; Shiki may have written it in capitals. */
function kindOf(color: string | undefined): string {
  return /--wt-code-(\w+)/i.exec(color ?? '')?.[1]?.toLowerCase() ?? ''
}
