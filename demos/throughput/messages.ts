import type { Locale } from '../../composables/locale.ts'
import type { PairWords } from '../kit/pair/messages.ts'
import type { Running } from './throughput-messages.ts'

const en = {
  stage: {
    inviteTitle: 'How fast is it, from phone to phone?',
    inviteLead: 'Scan, type a name, keep the page open. One phone sends as fast as it may, the other counts.',
    end: 'End the measurement',
  },

  someone: 'the other device',
  sendsTo: (from: string, to: string) => `${from} sends, ${to} counts`,
  youSend: (name: string) => `This device sends, ${name} counts`,
  youCount: (name: string) => `${name} sends, this device counts`,

  // the grid
  grid: 'Mbit/s, by size of message and of buffer',
  chunk: 'One message',
  buffer: 'Buffer up to',
  cell: (chunk: string, buffer: string) => `Messages of ${chunk}, buffer up to ${buffer}`,
  notMeasured: 'not measured',
  tooLarge: 'too large',
  best: 'fastest',

  // what to do
  measureOne: 'Measure this one',
  measureAll: 'Measure all',
  stop: 'Stop',
  copyLink: 'Copy a link that measures it again',
  copied: 'Copied',
  noClipboard: 'The address of this page is the link.',

  // how it goes
  phase: {
    idle: 'Round trips at rest …',
    load: 'Sending …',
    drain: 'Waiting until the buffer is empty …',
  } satisfies Record<Running['phase'], string>,
  left: (count: number) => count === 0
    ? 'the last one'
    : `${count} more`,
  broken: 'The connection broke before the measurement was over. What was measured before stays; measure again when the devices are connected.',
  ready: 'Choose a cell, or measure all.',
  waiting: 'The measurement can begin when both devices are connected.',

  // the figures of one cell
  throughput: 'Throughput',
  atRest: 'Round trip',
  underLoad: 'Under load',
  waits: 'In the buffer',
  times: 'Round trips under load',
  roundTrips: (median: string, p95: string) => `Histogram of round trips under load: median ${median}, 95th percentile ${p95}`,
  p95: '95 %',
  lost: 'lost',
  buffered: 'bufferedAmount of the sender',
  lines: { buffered: 'waits', limit: 'stops here', low: 'goes on here' },
  look: 'Small messages cost time each. A small buffer runs dry before the event comes. A large one is no faster: its bytes only wait longer.',
}
export type ThroughputTexts = typeof en

const zhCN: ThroughputTexts = {
  stage: {
    inviteTitle: '手机到手机，能有多快？',
    inviteLead: '扫码，输入名字，保持页面打开。一部手机全力发送，另一部负责计数。',
    end: '结束测量',
  },

  someone: '对方设备',
  sendsTo: (from, to) => `${from} 发送，${to} 计数`,
  youSend: name => `本机发送，${name} 计数`,
  youCount: name => `${name} 发送，本机计数`,

  grid: '各种消息与缓冲大小的 Mbit/s',
  chunk: '每条消息',
  buffer: '缓冲上限',
  cell: (chunk, buffer) => `消息 ${chunk}，缓冲上限 ${buffer}`,
  notMeasured: '未测量',
  tooLarge: '太大',
  best: '最快',

  measureOne: '测量这一格',
  measureAll: '全部测量',
  stop: '停止',
  copyLink: '复制可重新测量的链接',
  copied: '已复制',
  noClipboard: '本页地址就是这个链接。',

  phase: {
    idle: '正在测量空闲时的往返……',
    load: '正在发送……',
    drain: '正在等待缓冲清空……',
  },
  left: count => count === 0
    ? '最后一项'
    : `还剩 ${count} 项`,
  broken: '测量还没结束，连接就断了。之前的结果仍然保留；等设备重新连上后再测一次。',
  ready: '选一格测量，或者全部测量。',
  waiting: '两台设备都连上后就能开始测量。',

  throughput: '吞吐量',
  atRest: '空闲往返',
  underLoad: '满载往返',
  waits: '缓冲中等待',
  times: '满载时的往返时间',
  roundTrips: (median, p95) => `满载时往返时间的分布：中位数 ${median}，第 95 百分位 ${p95}`,
  p95: '95%',
  lost: '个丢失',
  buffered: '发送方的 bufferedAmount',
  lines: { buffered: '等待中', limit: '到此停发', low: '到此续发' },
  look: '消息小，每条都有开销；缓冲小，事件还没来就空了；缓冲大并不更快，数据只是等得更久。',
}

/** The texts of the measurement, in both languages. */
export const throughputTexts: Record<Locale, ThroughputTexts> = { 'en': en, 'zh-CN': zhCN }

/** What its own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'One device sends as fast as its settings allow, the other counts what arrives. Either may begin.',
    ended: 'The measurement is over',
    otherIsHere: name => `${name} is ready to count`,
  },
  'zh-CN': {
    lead: '一台设备按设定全力发送，另一台统计收到多少。哪一台都可以发起。',
    ended: '测量已结束',
    otherIsHere: name => `${name} 已准备好`,
  },
}
