import type { Locale } from '../../../composables/locale.ts'

const en = {
  title: 'WebRTC, demo by demo',
  lead: 'Each demo of the talk on a page of its own: on one device, or between two. What they send goes from browser to browser.',
  needsHttps: (name: string) => `Here ${name} needs HTTPS; the page says how.`,
  lacks: (name: string) => `This browser has no ${name}.`,
}

const zhCN: typeof en = {
  title: 'WebRTC，逐个演示',
  lead: '讲座里的每个演示都有自己的页面：一台设备就能运行，或在两台之间运行。数据直接从浏览器到浏览器。',
  needsHttps: name => `${name} 在这里需要 HTTPS，页面上会说明怎么做。`,
  lacks: name => `此浏览器没有 ${name}。`,
}

export const galleryTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }
