import type { Locale } from '../../../composables/locale.ts'
import type { LineGroup } from './groups.ts'

interface SdpViewTexts {
  none: string
  description: string
  /** As `Offer 2 of A`. */
  name: (type: 'offer' | 'answer', letter: string, round: number) => string
  difference: string
  differenceOf: (before: string, after: string) => string
  sections: Record<string, string>
  otherSection: (kind: string) => string
  lines: (count: number) => string
  changes: (count: number) => string
  equal: (count: number) => string
  groups: Record<LineGroup, string>
  explanation: string
  hint: string
  forged: string
  before: string
  after: string
}

const en: SdpViewTexts = {
  none: 'No description has been made yet. Press Next until there is an offer.',
  description: 'Description',
  name: (type, letter, round) => `${type === 'offer'
    ? 'Offer'
    : 'Answer'} ${round} · ${letter}`,
  difference: 'Difference',
  differenceOf: (before, after) => `${before} → ${after}`,
  sections: {
    session: 'Session',
    audio: 'Sound',
    video: 'Video',
    application: 'Data',
  },
  otherSection: kind => kind,
  lines: count => count === 1
    ? '1 line'
    : `${count} lines`,
  changes: count => count === 1
    ? '1 change'
    : `${count} changes`,
  equal: count => count === 1
    ? '1 equal line'
    : `${count} equal lines`,
  groups: {
    medium: 'What it is',
    transport: 'Transport and ICE',
    security: 'DTLS',
    candidates: 'Candidates',
    codecs: 'Codecs',
    extensions: 'Header extensions',
    streams: 'Streams',
  },
  explanation: 'What the line says',
  hint: 'Point at a line, or choose it with the arrow keys.',
  forged: 'Its fingerprint was forged on the way.',
  before: 'only before',
  after: 'only after',
}

const zhCN: SdpViewTexts = {
  none: '还没有任何描述。请按“下一步”，直到出现提议。',
  description: '描述',
  name: (type, letter, round) => `${type === 'offer'
    ? '提议'
    : '应答'} ${round} · ${letter}`,
  difference: '对比',
  differenceOf: (before, after) => `${before} → ${after}`,
  sections: {
    session: '会话',
    audio: '声音',
    video: '视频',
    application: '数据',
  },
  otherSection: kind => kind,
  lines: count => `${count} 行`,
  changes: count => `${count} 处不同`,
  equal: count => `${count} 行相同`,
  groups: {
    medium: '这是什么',
    transport: '传输与 ICE',
    security: 'DTLS',
    candidates: '候选',
    codecs: '编解码器',
    extensions: '头扩展',
    streams: '流',
  },
  explanation: '这一行的意思',
  hint: '指向某一行，或用方向键选择。',
  forged: '它的指纹在途中被篡改过。',
  before: '仅前者有',
  after: '仅后者有',
}

/** What is written around session descriptions. */
export const sdpViewTexts: Record<Locale, SdpViewTexts> = { 'en': en, 'zh-CN': zhCN }
