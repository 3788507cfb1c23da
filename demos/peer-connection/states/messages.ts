import type { Locale } from '../../../composables/locale.ts'
import type { Machine } from '../lab/types.ts'

interface StateTexts {
  machines: Record<Machine, string>
  way: (letter: string, way: string) => string
  notYet: string
}

const en: StateTexts = {
  machines: {
    signalingState: 'which descriptions are set',
    iceGatheringState: 'are candidates looked for',
    iceConnectionState: 'is there a way',
    connectionState: 'way and encryption together',
  },
  way: (letter, way) => `End ${letter}: ${way}.`,
  notYet: 'No end is made yet.',
}

const zhCN: StateTexts = {
  machines: {
    signalingState: '设置了哪些描述',
    iceGatheringState: '是否在寻找候选',
    iceConnectionState: '路通了没有',
    connectionState: '路与加密合在一起',
  },
  way: (letter, way) => `${letter} 端：${way}。`,
  notYet: '两端都尚未创建。',
}

/** What the state machines are about. */
export const stateTexts: Record<Locale, StateTexts> = { 'en': en, 'zh-CN': zhCN }
