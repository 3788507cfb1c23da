import type { Locale } from '../../composables/locale.ts'
import type { StepKind } from './lab/steps.ts'
import type { Fate, HappeningName } from './lab/types.ts'
import type { LabSettings, View } from './settings.ts'

interface LabTexts {
  lab: string
  views: Record<View, string>
  end: (letter: string) => string
  receives: (letter: string) => string
  polite: string
  impolite: string
  ufrag: string

  console: string
  pace: string
  paces: Record<LabSettings['pace'], string>
  next: string
  again: string
  hold: string
  letThrough: (count: number) => string
  steps: Record<StepKind, (letter: string) => string>
  nothingNext: string
  connected: string

  log: string
  logFilter: string
  logParts: Record<LogPart, string>
  logEmpty: string
  candidates: (count: number) => string
  noMoreCandidates: string
  fates: Record<Fate, string>
  happenings: Record<HappeningName, string>
  forged: string
  ms: (text: string) => string
  notThere: string
  camera: string
  noScreen: string
}

export const LOG_PARTS = [
  'all',
  'messages',
  'calls',
  'happenings',
] as const
export type LogPart = typeof LOG_PARTS[number]

function stateWords(before: string): Record<RTCPeerConnectionState, string> {
  return {
    new: `${before}new`,
    connecting: `${before}connecting`,
    connected: `${before}connected`,
    disconnected: `${before}disconnected`,
    failed: `${before}failed`,
    closed: `${before}closed`,
  }
}

const en: LabTexts = {
  lab: 'The lab',
  views: {
    steps: 'Steps',
    sdp: 'SDP',
    states: 'States',
    candidates: 'Candidates',
    trust: 'Encryption',
    break: 'Break it',
  },
  end: letter => `End ${letter}`,
  receives: letter => `${letter} receives`,
  polite: 'polite',
  impolite: 'impolite',
  ufrag: 'ICE user name',

  console: 'What happens next',
  pace: 'Pace',
  paces: { hand: 'By hand', slow: 'Slowly', run: 'At once' },
  next: 'Next',
  again: 'Start again',
  hold: 'Keep candidates back',
  letThrough: count => `Let ${count} through`,
  steps: {
    'create': letter => `End ${letter} is made. Nothing is on the network yet.`,
    'tracks': letter => letter === 'A'
      ? 'A says what it will send: picture, sound, a data channel. Now there is something to negotiate.'
      : 'B adds what it sends before it answers, so that one round is enough.',
    'offer': letter => `${letter} describes what it sends and receives: the offer. Its ICE begins to look for candidates.`,
    'answer': letter => `${letter} agrees to what both can do: the answer. For ${letter}, all is stable.`,
    'deliver-offer': () => 'The offer goes over signaling, which WebRTC leaves to you.',
    'deliver-answer': () => 'The answer goes back the same way.',
    'take-offer': letter => `${letter} learns what the other end wants, and owes it an answer.`,
    'take-answer': letter => `${letter} has both descriptions: stable. What is missing is a way between the two.`,
    'candidate': letter => `A way to the other end. The ICE of ${letter} tries it at once.`,
    'end-of-candidates': letter => `${letter} learns that there are no more candidates.`,
  },
  nothingNext: 'Nothing waits to be done.',
  connected: 'Connected: picture and sound flow both ways, and signaling is no longer needed.',

  log: 'Signaling log',
  logFilter: 'Show',
  logParts: {
    all: 'All',
    messages: 'Messages',
    calls: 'Calls',
    happenings: 'Events',
  },
  logEmpty: 'Nothing has happened yet. Press Next.',
  candidates: count => count === 1
    ? '1 candidate'
    : `${count} candidates`,
  noMoreCandidates: 'no more candidates',
  fates: {
    'on-the-way': 'on its way',
    'arrived': 'arrived',
    'taken': 'taken',
    'ignored': 'ignored',
    'filtered': 'filtered out',
    'refused': 'refused',
    'lost': 'nobody there',
  },
  happenings: {
    ...stateWords(''),
    'offer-ignored': 'impolite: ignores the other offer',
    'offer-rolled-back': 'polite: takes its own offer back',
    'description-refused': 'refuses the description',
    'restarted': 'asks for an ICE restart',
    'vanished': 'gone without a word',
    'track-added': 'adds a second picture',
    'track-removed': 'takes its second picture away',
  },
  forged: 'fingerprint forged on the way',
  ms: text => `${text} ms`,
  notThere: 'not made yet',
  camera: 'Camera at end A',
  noScreen: 'No window of the deck runs the lab. Open this slide on the screen.',
}

const zhCN: LabTexts = {
  lab: '实验台',
  views: {
    steps: '步骤',
    sdp: 'SDP',
    states: '状态',
    candidates: '候选',
    trust: '加密',
    break: '弄坏它',
  },
  end: letter => `${letter} 端`,
  receives: letter => `${letter} 端收到`,
  polite: '礼让',
  impolite: '不让',
  ufrag: 'ICE 用户名',

  console: '下一步',
  pace: '节奏',
  paces: { hand: '手动', slow: '慢放', run: '立即' },
  next: '下一步',
  again: '重新开始',
  hold: '扣住候选',
  letThrough: count => `放行 ${count} 个`,
  steps: {
    'create': letter => `创建 ${letter} 端。此时网络上什么都还没有。`,
    'tracks': letter => letter === 'A'
      ? 'A 端说明要发送什么：画面、声音和数据通道。有了内容，才有可协商的。'
      : 'B 端在应答之前添加自己要发送的，这样一轮协商就够了。',
    'offer': letter => `${letter} 端描述自己能发什么、收什么：这就是提议（offer）。它的 ICE 开始寻找候选。`,
    'answer': letter => `${letter} 端同意双方都支持的内容：这就是应答（answer）。对 ${letter} 端来说已经 stable。`,
    'deliver-offer': () => '提议经信令送出。信令怎么做，WebRTC 交给你决定。',
    'deliver-answer': () => '应答沿原路返回。',
    'take-offer': letter => `${letter} 端得知对方想要什么，接下来该应答。`,
    'take-answer': letter => `${letter} 端两份描述都有了：stable。还缺一条连通两端的路。`,
    'candidate': letter => `一条通往对端的路。${letter} 端的 ICE 立刻去试。`,
    'end-of-candidates': letter => `${letter} 端得知不会再有候选。`,
  },
  nothingNext: '没有等待执行的步骤。',
  connected: '已连接：画面和声音双向流动，不再需要信令。',

  log: '信令日志',
  logFilter: '显示',
  logParts: {
    all: '全部',
    messages: '消息',
    calls: '调用',
    happenings: '事件',
  },
  logEmpty: '还什么都没发生。请按“下一步”。',
  candidates: count => `${count} 个候选`,
  noMoreCandidates: '没有更多候选',
  fates: {
    'on-the-way': '在途',
    'arrived': '已送达',
    'taken': '已采用',
    'ignored': '被忽略',
    'filtered': '被过滤',
    'refused': '被拒绝',
    'lost': '无人接收',
  },
  happenings: {
    ...stateWords(''),
    'offer-ignored': '不让的一端：忽略对方的提议',
    'offer-rolled-back': '礼让的一端：撤回自己的提议',
    'description-refused': '拒绝这份描述',
    'restarted': '要求重启 ICE',
    'vanished': '不辞而别',
    'track-added': '添加第二个画面',
    'track-removed': '移除第二个画面',
  },
  forged: '指纹在途中被篡改',
  ms: text => `${text} ms`,
  notThere: '尚未创建',
  camera: 'A 端用摄像头',
  noScreen: '还没有窗口在运行实验台。请在投影上打开这一页。',
}

/** The lab's texts, in both languages. */
export const labTexts: Record<Locale, LabTexts> = { 'en': en, 'zh-CN': zhCN }
