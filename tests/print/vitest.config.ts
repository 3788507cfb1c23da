import { defineConfig } from 'vitest/config'

/** `vitest run --config tests/print/vitest.config.ts`: one export of both languages, then what is in the files. */
export default defineConfig({
  test: {
    name: 'print',
    environment: 'node',
    include: ['tests/print/**/*.test.ts'],
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
})
