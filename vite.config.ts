import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { firstChunk } from './scripts/first-chunk.ts'

/**
 * The deck's share of Vite's configuration, merged over Slidev's own: what the first slide would otherwise wait for.
 */
export default defineConfig({
  resolve: {
    alias: [
      // Slidev ships Vue with its template compiler; every template here is compiled when the deck is built.
      { find: /^vue$/, replacement: 'vue/dist/vue.runtime.esm-bundler.js' },
      // The one function that is taken from it is here too, without the reader of YAML around it.
      { find: '@slidev/parser/core', replacement: '@slidev/parser/utils' },
      // PeerJS asks it for the browser's name and nothing else.
      {
        find: 'webrtc-adapter',
        replacement: fileURLToPath(new URL('rtc/browser-details.ts', import.meta.url)),
      },
    ],
  },
  build: {
    rollupOptions: {
      output: {
        // Slidev puts Shiki, Magic Move and all that they depend on, Vue included, into one chunk.
        manualChunks: firstChunk(),
      },
    },
  },
})
