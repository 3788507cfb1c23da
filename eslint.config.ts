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
    'pages/**',
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
        zones: Object.entries(ZONES).flatMap(([target, forbidden]) =>
          forbidden.map(from => ({ target: `./${target}`, from: `./${from}` }))),
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
