import type { ComputedRef } from 'vue'
import type { Locale } from '../../../composables/locale.ts'
import { computed } from 'vue'
import { locale } from '../../../composables/locale.ts'

const en = {
  lead: 'Press Start here, and on the second device.',
  start: 'Start',
  startAgain: 'Start again',
  ended: 'It has ended',
  otherIsHere: (name: string) => `${name} is here`,
  otherWaiting: 'The second device is not here yet.',
  waiting: 'Waiting until the other device presses Start …',
  taken: 'Every place is taken',
  takenHint: 'As many devices as it takes are in it already. Begin one of your own.',
  startOwn: 'Begin your own',
  hostGone: 'The device that began this is out of reach. Keep its page open; this one tries again.',
  openOther: 'Open this on the second device',
  openMore: 'Bring in another device',
  scanOther: 'Scan it with a phone, or open the address in another tab or browser.',
  qr: (address: string) => `QR code that opens ${address}`,
  copy: 'Copy the address',
  copied: 'Copied',
  otherTab: 'Open in another tab',
  yourName: 'Your name',
  firstDevice: 'First device',
  secondDevice: 'Second device',
  roomConnecting: 'Entering the room …',
  direct: 'Runs entirely between your devices: the server only introduces them.',
  insecure: 'Camera and microphone need the https address of this page. Without it you are shown as a picture of your name.',
  switchToHttps: 'Switch to HTTPS',
}
export type PairTexts = typeof en

const zhCN: PairTexts = {
  lead: '在本机和第二台设备上都按下“开始”。',
  start: '开始',
  startAgain: '重新开始',
  ended: '已结束',
  otherIsHere: name => `${name} 来了`,
  otherWaiting: '第二台设备还没有来。',
  waiting: '等待对方按下“开始”……',
  taken: '位置已满',
  takenHint: '能加入的设备都已加入。你可以另外发起一个。',
  startOwn: '自己发起一个',
  hostGone: '暂时联系不上发起的设备。请保持它的页面打开，本页会自动重试。',
  openOther: '在第二台设备上打开',
  openMore: '邀请另一台设备',
  scanOther: '用手机扫码，或在另一个标签页或浏览器中打开该地址。',
  qr: address => `打开 ${address} 的二维码`,
  copy: '复制地址',
  copied: '已复制',
  otherTab: '在新标签页打开',
  yourName: '你的名字',
  firstDevice: '第一台设备',
  secondDevice: '第二台设备',
  roomConnecting: '正在进入房间……',
  direct: '一切只在你的设备之间进行：服务器只负责牵线。',
  insecure: '摄像头和麦克风需要本页的 https 地址。否则会以名字画面代替你。',
  switchToHttps: '切换到 HTTPS',
}

/** What a demo says in its own words on its page. */
export type PairWords = Readonly<Record<Locale, Partial<PairTexts>>>

/** The texts of a page for several devices, the demo's own words among them. */
export function usePairTexts(words: PairWords): ComputedRef<PairTexts> {
  return computed(() => ({
    ...(locale.value === 'en'
      ? en
      : zhCN),
    ...words[locale.value],
  }))
}
