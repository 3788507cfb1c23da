import type { Locale } from '../composables/locale.ts'

const en = {
  runIt: 'Run it yourself',
  qr: (title: string) => `QR code of the page “${title}”`,
}

const zhCN: typeof en = {
  runIt: '亲自运行',
  qr: title => `页面“${title}”的二维码`,
}

/** Texts that all demos share. */
export const frameTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }
