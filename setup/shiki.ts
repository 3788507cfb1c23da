import { codeTheme } from '../styles/code-theme.ts'

export default function setup(): object {
  return {
    themes: {
      light: codeTheme,
      dark: { ...codeTheme, name: 'wt-dark', type: 'dark' },
    },
  }
}
