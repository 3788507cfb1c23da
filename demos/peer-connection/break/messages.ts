import type { Locale } from '../../../composables/locale.ts'
import type { EndId } from '../lab/types.ts'
import type { Experiment } from '../settings.ts'

interface ExperimentWords {
  readonly name: string
  readonly title: string
  readonly lead: string
}

interface BreakTexts {
  experiments: Record<Experiment, ExperimentWords>
  choose: string
  needsConnection: string
  letter: Record<EndId, string>

  collide: string
  politeEnd: string
  ignoredBy: (letter: string) => string
  rolledBackBy: (letter: string) => string
  glareCount: (count: number) => string
  glareWaits: string

  restart: (letter: string) => string
  ufragOf: (letter: string) => string
  restartFlows: string

  add: (letter: string) => string
  remove: (letter: string) => string
  sections: (count: number) => string

  forge: string
  forgeAgain: string
  forged: string
  notForged: string

  vanish: (letter: string) => string
  noticed: (seconds: string) => string
  givenUp: (seconds: string) => string
  watching: string
  bringBack: string

  pad: (letter: string) => string
  key: (key: string) => string
  hears: (letter: string) => string
  silence: string
  listen: string
  playSound: string
}

const en: BreakTexts = {
  experiments: {
    glare: {
      name: 'Glare',
      title: 'Both offer at once',
      lead: 'Each end adds a picture at the same moment, so their offers collide. One of them is polite.',
    },
    restart: {
      name: 'ICE restart',
      title: 'A new way for the same connection',
      lead: 'New ICE credentials, new candidates, new checks. The encryption stays, and so does the picture.',
    },
    tracks: {
      name: 'More tracks',
      title: 'Something is added in mid-call',
      lead: 'A new track has to be negotiated: one more offer and answer. Its place in the description stays when it goes.',
    },
    forger: {
      name: 'Forged',
      title: 'Somebody on the signaling path',
      lead: 'A forger swaps the fingerprints for others. The way still stands, but the certificates do not fit, and nothing is sent.',
    },
    vanish: {
      name: 'Gone',
      title: 'The other end is gone without a word',
      lead: 'As a phone whose battery is empty. Nobody says so: the checks go unanswered, and time tells.',
    },
    dtmf: {
      name: 'Telephone',
      title: 'The keys of a telephone',
      lead: 'RTCDTMFSender sends a key as an event, not as sound. The receiver makes two tones of it.',
    },
  },
  choose: 'Experiments',
  needsConnection: 'Both ends have to be connected for this.',
  letter: { a: 'A', b: 'B' },

  collide: 'Let both offer',
  politeEnd: 'Polite is',
  ignoredBy: letter => `${letter} is impolite: it ignored the other’s offer.`,
  rolledBackBy: letter => `${letter} is polite: it took its own offer back and answered.`,
  glareCount: count => count === 1
    ? 'Resolved once.'
    : `Resolved ${count} times.`,
  glareWaits: 'No collision yet.',

  restart: letter => `Restart from ${letter}`,
  ufragOf: letter => `ICE user name of ${letter}`,
  restartFlows: 'The picture goes on over the old way until the new one stands.',

  add: letter => `${letter} adds a picture`,
  remove: letter => `${letter} takes it away`,
  sections: count => `${count} media sections in the newest description`,

  forge: 'A forger on the path',
  forgeAgain: 'Connect anew',
  forged: 'DTLS failed: the certificate is not the one that was promised.',
  notForged: 'Connected: each certificate is the one that was promised.',

  vanish: letter => `${letter} vanishes`,
  noticed: seconds => `disconnected after ${seconds} s: no answer to the checks`,
  givenUp: seconds => `failed after ${seconds} s: ICE gives up and is restarted`,
  watching: 'The clock runs …',
  bringBack: 'Start again',

  pad: letter => `Keys of ${letter}`,
  key: key => `Key ${key}`,
  hears: letter => `${letter} hears`,
  silence: 'silence',
  listen: 'Listen',
  playSound: 'Sound on',
}

const zhCN: BreakTexts = {
  experiments: {
    glare: {
      name: '碰撞',
      title: '两端同时提议',
      lead: '两端在同一瞬间各加一个画面，两份提议撞在一起。其中一端是礼让的。',
    },
    restart: {
      name: 'ICE 重启',
      title: '同一个连接，换一条路',
      lead: '新的 ICE 凭据、新的候选、新的检查。加密不变，画面也不断。',
    },
    tracks: {
      name: '增减轨道',
      title: '通话中途再加一路',
      lead: '新轨道需要重新协商：再来一轮提议和应答。轨道走了，它在描述里的位置还留着。',
    },
    forger: {
      name: '篡改',
      title: '信令途中有人动手脚',
      lead: '有人把指纹换成别的。路仍然通，但证书对不上，于是什么都不会发送。',
    },
    vanish: {
      name: '失联',
      title: '对端不辞而别',
      lead: '就像手机没电了。没有人告知，只是检查得不到应答，要靠时间来发现。',
    },
    dtmf: {
      name: '电话键',
      title: '电话按键',
      lead: 'RTCDTMFSender 把按键当作事件发送，而不是声音。接收方用它合成两个音。',
    },
  },
  choose: '实验',
  needsConnection: '需要两端已经连上。',
  letter: { a: 'A', b: 'B' },

  collide: '让两端同时提议',
  politeEnd: '礼让的一端',
  ignoredBy: letter => `${letter} 端不让：忽略了对方的提议。`,
  rolledBackBy: letter => `${letter} 端礼让：撤回自己的提议，改为应答。`,
  glareCount: count => `已化解 ${count} 次。`,
  glareWaits: '还没有碰撞。',

  restart: letter => `从 ${letter} 端重启`,
  ufragOf: letter => `${letter} 端的 ICE 用户名`,
  restartFlows: '新路接通之前，画面继续走旧路。',

  add: letter => `${letter} 端加一个画面`,
  remove: letter => `${letter} 端移除画面`,
  sections: count => `最新的描述里有 ${count} 个媒体段`,

  forge: '途中有人篡改',
  forgeAgain: '重新连接',
  forged: 'DTLS 失败：出示的证书不是承诺的那一张。',
  notForged: '已连接：双方的证书都是承诺的那一张。',

  vanish: letter => `${letter} 端消失`,
  noticed: seconds => `${seconds} 秒后 disconnected：检查没有应答`,
  givenUp: seconds => `${seconds} 秒后 failed：ICE 放弃，随即重启`,
  watching: '正在计时……',
  bringBack: '重新开始',

  pad: letter => `${letter} 端的按键`,
  key: key => `按键 ${key}`,
  hears: letter => `${letter} 端听到`,
  silence: '安静',
  listen: '开始听',
  playSound: '播放声音',
}

/** What is said of the experiments. */
export const breakTexts: Record<Locale, BreakTexts> = { 'en': en, 'zh-CN': zhCN }
