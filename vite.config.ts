import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/**
 * The deck's share of Vite's configuration, merged over Slidev's own: two things that the first
 * slide would otherwise wait for.
 */
export default defineConfig({
  resolve: {
    alias: [
      // Slidev ships Vue with its template compiler; every template here is compiled when the deck is built.
      { find: /^vue$/, replacement: 'vue/dist/vue.runtime.esm-bundler.js' },
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
        manualChunks: () => undefined,
      },
    },
  },
})
