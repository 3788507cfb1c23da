import type { Locale } from '../../composables/locale.ts'

const en = {
  scan: 'Scan to join the room',
  qr: (address: string) => `QR code that opens ${address}`,
  here: (count: number): string => count === 1
    ? 'person is here'
    : 'people are here',
  comeIn: 'Be the first in the room',
  opening: 'Opening the room …',
  still: 'People in the room, each with the kind of path its packets take',
  nobody: 'Nobody is in the room yet',
  nobodyHint: 'Scan the code; every device that joins appears here with the path its packets take.',
  pathOf: (type: 'host' | 'srflx' | 'prflx' | 'relay') => ({
    host: 'straight through this network',
    srflx: 'through an address translator (NAT)',
    prflx: 'through an address found on the way',
    relay: 'through a TURN relay',
  })[type],
  away: 'away',
  live: 'Live',
  more: (count: number) => `and ${count} more`,
  seeIt: 'See it happen',
  demos: 'All demos, on your own device',
  demosQr: 'QR code of the page that lists all demos',
  printed: 'In the talk, a code to scan is here: the audience join the room with it.',
}

const zhCN: typeof en = {
  scan: '扫码加入房间',
  qr: address => `打开 ${address} 的二维码`,
  here: () => '人在场',
  comeIn: '第一个加入房间吧',
  opening: '正在打开房间……',
  still: '房间里的人，以及各自数据包所走的路径类型',
  nobody: '房间里还没有人',
  nobodyHint: '请扫码。每台加入的设备都会出现在这里，并显示数据包经过的路径。',
  pathOf: type => ({
    host: '本网络内直达',
    srflx: '经过地址转换 (NAT)',
    prflx: '经过途中发现的地址',
    relay: '经过 TURN 中继',
  })[type],
  away: '暂离',
  live: '实时',
  more: count => `还有 ${count} 人`,
  seeIt: '动手试试',
  demos: '全部演示，用自己的设备打开',
  demosQr: '全部演示列表页的二维码',
  printed: '演讲时，这里是供观众加入房间的二维码。',
}

/** Texts of the room's parts in slides. */
export const partTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }
