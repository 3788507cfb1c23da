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
