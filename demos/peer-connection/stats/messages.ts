import type { Locale } from '../../../composables/locale.ts'
import type { AddressKind } from '../../../rtc/stats-path.ts'

interface StatsTexts {
  candidatesOf: (letter: string) => string
  pairs: string
  none: string
  noPairs: string
  filters: string
  relayOnly: string
  noTurn: string
  kinds: Record<AddressKind, string>
  types: Record<string, string>
  columns: {
    type: string
    protocol: string
    address: string
    priority: string
    state: string
    checks: string
    rtt: string
  }
  selected: string
  nominated: string
  checks: (sent: number, answered: number) => string
  seenFrom: (letter: string) => string
  filterHint: string

  path: string
  notYet: string
  handshake: string
  media: string
  version: string
  cipher: string
  role: string
  roles: Record<string, string>
  srtp: string
  fingerprints: string
  shown: (letter: string) => string
  promised: string
  matches: string
  differs: string
  waits: string
  why: string
}

const en: StatsTexts = {
  candidatesOf: letter => `Candidates of ${letter}`,
  pairs: 'Pairs and their checks',
  none: 'none yet',
  noPairs: 'No pair has been tried yet. A pair needs a candidate of each end.',
  filters: 'What may reach the other end',
  relayOnly: 'Relay only',
  noTurn: 'No TURN server is configured: with relay only, there is no candidate at all, hence no way.',
  kinds: {
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    mdns: 'mDNS name',
    unknown: 'not told',
  },
  types: {
    host: 'own address',
    srflx: 'as a STUN server saw it',
    prflx: 'as the other end saw it',
    relay: 'at a TURN server',
  },
  columns: {
    type: 'Type',
    protocol: 'Over',
    address: 'Address',
    priority: 'Priority',
    state: 'State',
    checks: 'Checks',
    rtt: 'Round trip',
  },
  selected: 'selected',
  nominated: 'nominated',
  checks: (sent, answered) => `${answered} of ${sent} answered`,
  seenFrom: letter => `as end ${letter} sees it`,
  filterHint: 'For candidates from now on. Start again to see the difference.',

  path: 'Way',
  notYet: 'Nothing is encrypted before there is a way. Press Next until both are connected.',
  handshake: 'Key exchange',
  media: 'Media and data',
  version: 'Version',
  cipher: 'Cipher',
  role: 'End A is',
  roles: { client: 'its client', server: 'its server' },
  srtp: 'SRTP profile',
  fingerprints: 'Who is it?',
  shown: letter => `Certificate shown by ${letter}`,
  promised: 'Promised in signaling',
  matches: 'It is the one that signaling promised.',
  differs: 'Not the one that signaling promised: the connection fails.',
  waits: 'not shown yet',
  why: 'Who controls signaling can promise a certificate of their own. So protect it, or compare the fingerprints by another way.',
}

const zhCN: StatsTexts = {
  candidatesOf: letter => `${letter} 端的候选`,
  pairs: '候选对与检查',
  none: '还没有',
  noPairs: '还没有试过任何候选对。一对需要两端各出一个候选。',
  filters: '允许送达对端的候选',
  relayOnly: '只走中继',
  noTurn: '没有配置 TURN 服务器：只走中继就一个候选都没有，也就没有路。',
  kinds: {
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    mdns: 'mDNS 名',
    unknown: '未告知',
  },
  types: {
    host: '自己的地址',
    srflx: 'STUN 服务器看到的地址',
    prflx: '对端看到的地址',
    relay: 'TURN 服务器上的地址',
  },
  columns: {
    type: '类型',
    protocol: '协议',
    address: '地址',
    priority: '优先级',
    state: '状态',
    checks: '检查',
    rtt: '往返时延',
  },
  selected: '选中',
  nominated: '已提名',
  checks: (sent, answered) => `${sent} 次中 ${answered} 次有应答`,
  seenFrom: letter => `从 ${letter} 端看`,
  filterHint: '只影响之后的候选。重新开始就能看出区别。',

  path: '路径',
  notYet: '路通之前没有加密可言。请按“下一步”，直到两端连上。',
  handshake: '密钥协商',
  media: '媒体与数据',
  version: '版本',
  cipher: '密码套件',
  role: 'A 端是',
  roles: { client: '客户端', server: '服务器' },
  srtp: 'SRTP 配置',
  fingerprints: '对方是谁？',
  shown: letter => `${letter} 端出示的证书`,
  promised: '信令中承诺的',
  matches: '与信令承诺的是同一张。',
  differs: '与信令承诺的不是同一张：连接失败。',
  waits: '尚未出示',
  why: '谁控制信令，谁就能承诺自己的证书。所以信令要受保护，或者用别的途径核对指纹。',
}

/** What is written around candidates, pairs and encryption. */
export const statsTexts: Record<Locale, StatsTexts> = { 'en': en, 'zh-CN': zhCN }
