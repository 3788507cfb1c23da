import type { UserConfig } from 'vite'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { pageShell } from './scripts/page-shell.ts'
import { sourceModules } from './scripts/source-modules.ts'

const ROOT = import.meta.dirname

/** The audience's page, and every demo that has a page of its own: name to HTML file. */
export function findPages(): { join: Record<string, string>, demos: Record<string, string> } {
  const demos = readdirSync(join(ROOT, 'demos'))
  return {
    join: pagesIn({ join: 'join/index.html' }),
    demos: pagesIn({
      demos: 'demos/index.html',
      ...Object.fromEntries(demos.map(demo => [demo, `demos/${demo}/index.html`])),
    }),
  }
}

function pagesIn(candidates: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(candidates)
    .map(([name, file]) => [
      name,
      join(ROOT, file),
    ] as const)
    .filter(([, file]) => existsSync(file)))
}

/**
 * How pages outside the deck are built: apart from Slidev, so that a phone loads nothing of it.
 * What is built together shares chunks, hence requests: the join page is built alone.
 */
export function pagesConfig(input: Record<string, string>): UserConfig {
  return {
    root: ROOT,
    // Relative, so that the site works in any folder of any host.
    base: './',
    appType: 'mpa',
    cacheDir: 'node_modules/.vite/pages',
    resolve: {
      alias: {
        // PeerJS asks it for the browser's name and nothing else; 11 kB of shims for browsers long gone stay behind.
        'webrtc-adapter': join(ROOT, 'rtc/browser-details.ts'),
      },
    },
    plugins: [
      pageShell(),
      sourceModules(),
      vue({
        features: { optionsAPI: false },
      }),
    ],
    build: {
      outDir: 'dist',
      assetsDir: 'a',
      emptyOutDir: false,
      // The deck's build has copied it; from there the pages take their fonts.
      copyPublicDir: false,
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input },
    },
  }
}

export default defineConfig(() => {
  const { join, demos } = findPages()
  return pagesConfig({
    ...join,
    ...demos,
  })
})
