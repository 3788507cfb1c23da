import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  type: string
  preference: string
  path: string
  check: string
  sameNetwork: string
  seenInCheck: string
  whereAmI: string
  failed: string
  selected: string
  spare: string
  none: string
}

const en: Texts = {
  title: 'ICE: candidates, their priorities and the selected pair',
  desc: 'Four kinds of candidate with their recommended type preference: host 126, the device’s own address; peer reflexive 110, seen during a check; server reflexive 100, the public address reported by STUN; relay 0, an address on a TURN server. Checks run on pairs of them; here the host pair fails across networks, the server reflexive pair works and is selected, the relay pair stays in reserve.',
  captions: [
    'ICE collects every address that might work, then tries them in pairs',
    'host: the device’s own address, good on the same network',
    'srflx: the public address, as a STUN server sees it',
    'relay: an address on a TURN server, which passes everything on',
    'prflx: an address nobody announced, discovered while checking',
    'Both ends check their pairs, those of the highest priority first',
    'The best pair that works is selected; TURN is there for when none does (RFC 8445)',
  ],
  type: 'candidate',
  preference: 'type preference',
  path: 'path',
  check: 'check',
  sameNetwork: 'same network',
  seenInCheck: 'seen in a check',
  whereAmI: 'where am I?',
  failed: 'failed',
  selected: 'selected',
  spare: 'works, in reserve',
  none: 'none seen here',
}

const zh: Texts = {
  title: 'ICE：候选、优先级与选中的候选对',
  desc: '四种候选及其推荐的类型优先值：host 126，设备自身地址；prflx 110，检查中发现的地址；srflx 100，STUN 报告的公网地址；relay 0，TURN 服务器上的地址。双方对候选对做检查；这里跨网络的 host 对失败，srflx 对可用并被选中，relay 对备用。',
  captions: [
    'ICE 先收集所有可能可用的地址，再两两配对逐一尝试',
    'host：设备自身的地址，同一网络内可用',
    'srflx：STUN 服务器看到的公网地址',
    'relay：TURN 服务器上的地址，一切流量由它转发',
    'prflx：没人通告过、在检查中才发现的地址',
    '双方检查各个候选对，优先级高的先来',
    '走得通的最优候选对被选中；都走不通时还有 TURN（RFC 8445）',
  ],
  type: '候选类型',
  preference: '类型优先值',
  path: '路径',
  check: '检查结果',
  sameNetwork: '同一网络',
  seenInCheck: '检查时被看到',
  whereAmI: '我的地址是？',
  failed: '失败',
  selected: '选中',
  spare: '可用，备用',
  none: '这次没有出现',
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
