import { readdirSync } from 'node:fs'
import antfu from '@antfu/eslint-config'
import importX from 'eslint-plugin-import-x'

/** Who may import whom; everything a folder may not import is forbidden. */
const ZONES: Record<string, string[]> = {
  rtc: [
    'room',
    'composables',
    'components',
    'demos',
    'join',
    'pages',
    'server',
    'setup',
  ],
  room: [
    'composables',
    'components',
    'demos',
    'join',
    'pages',
    'server',
    'setup',
  ],
  composables: [
    'components',
    'demos',
    'join',
    'pages',
    'server',
    'setup',
  ],
  components: [
    'composables',
    'demos',
    'join',
    'pages',
    'server',
    'setup',
  ],
  demos: ['join', 'pages', 'server', 'setup'],
  join: ['pages', 'server', 'setup'],
  pages: ['join', 'server', 'setup'],
  server: [
    'composables',
    'components',
    'demos',
    'join',
    'pages',
    'setup',
  ],
}

/** No demo imports another; what they share lives in demos/kit, which imports none. */
const DEMOS = readdirSync(new URL('demos', import.meta.url)).filter(demo => demo !== 'kit')
const DEMO_ZONES = [
  ...DEMOS.map(demo => ({
    target: `./demos/${demo}`,
    from: './demos',
    except: [
      `./${demo}`,
      './kit',
    ],
  })),
  {
    target: './demos/kit',
    from: './demos',
    except: ['./kit'],
  },
]

export default antfu({
  type: 'app',
  vue: true,
  typescript: true,
  markdown: false,
  ignores: [
    'dist',
    '.cache',
    '.data',
    'test-results',
    'pages/**/*.md',
    'slides*.md',
    'types/slidev-*.d.ts',
  ],
}, {
  files: ['**/*.ts', '**/*.vue'],
  plugins: { 'import-x': importX },
  rules: {
    'import-x/no-restricted-paths': [
      'error',
      {
        zones: [
          ...Object.entries(ZONES).flatMap(([target, forbidden]) =>
            forbidden.map(from => ({ target: `./${target}`, from: `./${from}` }))),
          ...DEMO_ZONES,
        ],
      },
    ],
    'node/prefer-global/process': 'off',
    'no-console': 'error',
  },
}, {
  files: ['**/*.ts', '**/*.vue'],
  ignores: [
    'rtc/peer.ts',
    'rtc/peer-*.ts',
    'tests/**',
    'bench/**',
  ],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          { name: 'peerjs', message: 'PeerJS is wrapped once, in rtc/peer.ts.' },
        ],
      },
    ],
  },
}, {
  // Stands on a slide, where fifteen lines are what fits.
  files: ['small-app/**'],
  rules: {
    'antfu/if-newline': 'off',
  },
}, {
  files: ['components/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '\\.\\./(rtc|room)/', allowTypeImports: true, message: 'Components take types only from rtc/ and room/.' },
        ],
      },
    ],
  },
})
