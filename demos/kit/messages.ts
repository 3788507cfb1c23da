import type { Locale } from '../../composables/locale.ts'

const en = {
  runIt: 'Run it yourself',
  qr: (title: string) => `QR code of the page “${title}”`,
  otherLanguage: '中文',
  allDemos: 'All demos',
  needs: 'What it needs',
  isThere: 'there',
  isMissing: 'missing',
  isInsecure: 'needs HTTPS',
  insecureStep: 'Open this page by its https address, or on localhost.',
  switchToHttps: 'Open over HTTPS',
  showCode: 'Show the code',
  hideCode: 'Hide the code',
  codeOf: (file: string) => `Source of ${file}`,
  codeFiles: 'Source files',
  codeFailed: 'The source could not be loaded. Close the panel and open it again.',
  devices: {
    '1': 'one device',
    '1 or 2': 'one device or two',
    '2': 'two devices',
    '2 or more': 'two devices or more',
  },
}

const zhCN: typeof en = {
  runIt: '亲自运行',
  qr: title => `页面“${title}”的二维码`,
  otherLanguage: 'English',
  allDemos: '全部演示',
  needs: '运行条件',
  isThere: '具备',
  isMissing: '缺少',
  isInsecure: '需要 HTTPS',
  insecureStep: '请用 https 地址打开本页，或在 localhost 上打开。',
  switchToHttps: '用 HTTPS 打开',
  showCode: '查看代码',
  hideCode: '收起代码',
  codeOf: file => `${file} 的源代码`,
  codeFiles: '源文件',
  codeFailed: '源代码没有加载成功。请收起面板，再打开一次。',
  devices: {
    '1': '一台设备',
    '1 or 2': '一台或两台设备',
    '2': '两台设备',
    '2 or more': '两台或更多设备',
  },
}

/** Texts that all demos share. */
export const frameTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }
