import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGS, ensureChromium, FAKE_DEVICE_ARGS } from './scripts/chromium.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Connections, turn servers and ten thousand hostile cases share the processor.
          testTimeout: 30_000,
          setupFiles: ['tests/support/patience.ts'],
          include: ['tests/unit/**/*.test.ts', 'tests/server/**/*.test.ts'],
        },
      },
      {
        plugins: [
          vue(),
        ],
        // A cold cache would reload the page in mid-test.
        optimizeDeps: {
          include: [
            'vue',
            'valibot',
            'peerjs',
            'hash-wasm',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: 60_000,
          expect: {
            poll: { timeout: 20_000 },
          },
          setupFiles: ['tests/support/patience.ts'],
          include: ['tests/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: ensureChromium(),
                args: [
                  ...CHROMIUM_ARGS,
                  ...FAKE_DEVICE_ARGS,
                ],
              },
            }),
            instances: [
              { browser: 'chromium' },
            ],
          },
        },
      },
    ],
  },
})
