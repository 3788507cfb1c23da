import type { Locale } from '../../composables/locale.ts'

/** The deck's keys, by what they do. */
export const KEYS = {
  next: ['→', 'Space'],
  back: ['←', 'Shift + Space'],
  slide: ['↓', '↑'],
  overview: ['O'],
  goTo: ['G'],
  dark: ['D'],
  language: ['L'],
  help: ['?'],
} as const

interface KeyHelpWords {
  readonly title: string
  readonly close: string
  readonly does: Readonly<Record<keyof typeof KEYS, string>>
}

/** Texts of the keyboard's help. */
export const keyHelpTexts: Record<Locale, KeyHelpWords> = {
  'en': {
    title: 'Keys',
    close: 'Close',
    does: {
      next: 'what comes next',
      back: 'one step back',
      slide: 'next and previous slide, whole',
      overview: 'all slides',
      goTo: 'go to a slide by its number or title',
      dark: 'light or dark',
      language: 'Chinese or English, same slide',
      help: 'this help',
    },
  },
  'zh-CN': {
    title: '按键',
    close: '关闭',
    does: {
      next: '下一步',
      back: '上一步',
      slide: '整页向后、向前翻',
      overview: '全部幻灯片',
      goTo: '按页码或标题跳转',
      dark: '浅色与深色',
      language: '中英文切换，停在同一页',
      help: '这份说明',
    },
  },
}
