import { defineConfig } from '@playwright/test'

/** Each test starts its own stage server and one browser per person, so one at a time is plenty for two cores. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: 'test-results/e2e.json' },
    ],
  ],
})
