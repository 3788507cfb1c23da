import type { Locale } from '../../composables/locale.ts'
import type { LossyPath } from '../../room/config.ts'
import type { PairWords } from '../kit/pair/messages.ts'
import type { RunnerKey } from './runners.ts'

const en = {
  stage: {
    inviteTitle: 'One runner, seen four times',
    inviteLead: 'Scan, type a name, keep the page open. One phone tells where its runner is, over four channels at once.',
    end: 'End the race',
  },

  runnerNames: {
    ordered: 'Ordered, reliable',
    unordered: 'Unordered, reliable',
    unreliable: 'Unordered, never resent',
    timed: 'Ordered, for 150 ms',
  } satisfies Record<RunnerKey, string>,

  // the track
  track: (name: string) => `The runner of ${name} as four channels tell of it; how far each is behind stands in the table`,
  bars: (name: string) => `How old what the four channels tell of the runner of ${name} is`,
  someone: 'the other device',
  waitingForPartner: 'Waiting for the other device …',
  connecting: 'Connecting …',
  reconnecting: 'Path lost, looking for another …',
  direct: 'Direct',
  relayed: 'Relayed',
  runnerOf: (name: string) => `The runner of ${name}, as it arrives here`,
  fromTo: (from: string, to: string) => `${from} runs, and this is what reaches ${to}`,

  // the figures
  caption: (seconds: number) => `How old what is known is, over the last ${seconds} s`,
  runner: 'Runner',
  typical: 'Age',
  worst: 'Worst 5 %',
  missing: 'Missing',
  standstill: 'Stood still',

  // the dial
  cause: 'What goes wrong',
  causes: { path: 'The path loses', queue: 'The queue is full' },
  level: 'How much',
  presets: {
    'clean': 'Nothing',
    'busy-wifi': 'Busy Wi-Fi',
    'weak-mobile': 'Weak mobile',
    'terrible': 'Terrible',
  } satisfies Record<LossyPath['preset'], string>,
  queues: [
    'Nothing',
    'A little',
    'Much',
    'Far too much',
  ],
  noLossyPath: 'There is no TURN server here, hence no path that loses: the sender fills its queues instead.',
  cleanPath: 'Through a relay that loses nothing.',
  lossyPath: (loss: string, fromMs: number, toMs: number) => `Really on the path, each way: ${loss} of the packets lost, the rest ${fromMs} to ${toMs} ms late.`,
  emptyQueue: 'Straight from device to device, and nothing else is sent.',
  fullQueue: 'Nothing is lost on the path. In each channel, other data waits to be sent before the runner’s position.',

  // what to look at
  lookNothing: 'As long as nothing is lost, all four are the same. Dial.',
  lookPath: '1 and 4 keep the order: they stand still until what was lost has come, then jump. 2 and 3 run on.',
  lookQueue: 'Order is no help against a queue. Only 4 lets go of what is too old, and stays near the line.',

  leave: 'Leave',
  roomLost: 'The room is out of reach. The race goes on.',
}
export type RaceTexts = typeof en

const zhCN: RaceTexts = {
  stage: {
    inviteTitle: '一个跑者，四种到法',
    inviteLead: '扫码，输入名字，保持页面打开。一部手机把跑者的位置同时交给四条通道。',
    end: '结束赛跑',
  },

  runnerNames: {
    ordered: '有序、可靠',
    unordered: '无序、可靠',
    unreliable: '无序、不重传',
    timed: '有序、限时 150 毫秒',
  },

  track: name => `${name} 的跑者，由四条通道分别送达；各自落后多少见表格`,
  bars: name => `四条通道所知的 ${name} 的位置有多旧`,
  someone: '对方设备',
  waitingForPartner: '等待另一台设备……',
  connecting: '正在连接……',
  reconnecting: '路径中断，正在另寻路径……',
  direct: '直连',
  relayed: '经中继',
  runnerOf: name => `${name} 的跑者到达这里的样子`,
  fromTo: (from, to) => `${from} 在跑，这是 ${to} 收到的样子`,

  caption: seconds => `最近 ${seconds} 秒内，已知位置有多旧`,
  runner: '跑者',
  typical: '信息年龄',
  worst: '最差 5%',
  missing: '缺失',
  standstill: '停顿最久',

  cause: '出了什么问题',
  causes: { path: '路径丢包', queue: '队列积压' },
  level: '程度',
  presets: {
    'clean': '没有',
    'busy-wifi': '拥挤的 Wi-Fi',
    'weak-mobile': '信号弱的移动网',
    'terrible': '糟糕透顶',
  },
  queues: ['没有', '少量', '很多', '过多'],
  noLossyPath: '这里没有 TURN 服务器，也就没有会丢包的路径：改由发送方把队列填满。',
  cleanPath: '经过一个不丢包的中继。',
  lossyPath: (loss, fromMs, toMs) => `真实发生在路径上，每个方向：丢包 ${loss}，其余晚到 ${fromMs} 至 ${toMs} 毫秒。`,
  emptyQueue: '两台设备直连，不发送其他数据。',
  fullQueue: '路径上不丢包。每条通道里，位置消息前面都排着等待发送的其他数据。',

  lookNothing: '只要不丢包，四个跑者完全一样。拨一下试试。',
  lookPath: '1 和 4 要保持顺序：丢失的没到就停住，到了再一下跳过去。2 和 3 照跑不误。',
  lookQueue: '乱序对排队无济于事。只有 4 会丢掉过时的消息，紧跟着那条线。',

  leave: '离开',
  roomLost: '暂时联系不上房间，赛跑继续。',
}

/** The race's texts, in both languages. */
export const raceTexts: Record<Locale, RaceTexts> = { 'en': en, 'zh-CN': zhCN }

/** What the race's own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'Each device sends its runner’s position over four data channels at once, and sees the other’s runner four times.',
    ended: 'The race is over',
    otherIsHere: name => `${name} is ready to run`,
  },
  'zh-CN': {
    lead: '每台设备把自己跑者的位置同时经四条数据通道发出，并看到对方的跑者以四种方式到达。',
    ended: '赛跑已结束',
    otherIsHere: name => `${name} 已准备好`,
  },
}
