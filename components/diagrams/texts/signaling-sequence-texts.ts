import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  a: string
  b: string
  server: string
  offerer: string
  answerer: string
  serverSub: string
  liveSub: string
  offer: string
  answer: string
  candidates: string
  checks: string
  dtls: string
  media: string
  candidate: (count: number, types: readonly string[]) => string
  ready: string
  /** Of the direct path of a real call, with the time at which it stood. */
  connected: (time: string) => string
  live: (count: number) => string
  /** What the steps say of a real call, from the first on. */
  liveCaptions: readonly string[]
}

const en: Texts = {
  title: 'How two browsers set up a connection',
  desc: 'Sequence of browser A, a signaling server and browser B. A sends an offer through the server, B answers through it, both send candidates as they find them. Then the server is out of the path: connectivity checks, the DTLS handshake, media and data go directly between A and B.',
  captions: [
    'Two browsers that cannot reach each other yet, and a server both can reach',
    'A describes what it wants to send and receive: the offer',
    'B says what it accepts: the answer',
    'A sends each address as soon as it is found: trickle ICE',
    'B does the same, often before the answer has arrived',
    'Now without the server: each end tries the other’s addresses',
    'On the path that works, the ends agree on keys',
    'Signaling only introduces the two: media and data never pass through it',
  ],
  a: 'Browser A',
  b: 'Browser B',
  server: 'Signaling server',
  offerer: 'offerer',
  answerer: 'answerer',
  serverSub: 'of your choice',
  liveSub: 'this room',
  offer: 'offer (SDP)',
  answer: 'answer (SDP)',
  candidates: 'candidate, candidate, …',
  checks: 'connectivity checks (STUN)',
  dtls: 'DTLS handshake',
  media: 'media and data, direct',
  candidate: (count, types) => `${count === 1
    ? 'candidate'
    : `${count} candidates`}${types.length > 0
    ? `: ${types.join(', ')}`
    : ''}`,
  ready: 'ready (“I am here”)',
  connected: time => `connected ${time}: media and data, direct`,
  live: count => `live: ${count} signaling ${count === 1
    ? 'message'
    : 'messages'} of this call, times since the first`,
  liveCaptions: [
    'The offer: what one end wants to send and receive',
    'The answer: what the other end accepts',
    'The offerer’s addresses, each sent as soon as it was found: trickle ICE',
    'The answerer’s addresses, some of them before the answer',
    'Then without the server: each end tried the other’s addresses',
    'On the path that worked, the two agreed on keys',
    'Signaling only introduced the two: media and data never passed through it',
  ],
}

const zh: Texts = {
  title: '两个浏览器如何建立连接',
  desc: '浏览器 A、信令服务器和浏览器 B 的时序图。A 经服务器发出 offer，B 经服务器回复 answer，双方边收集边发送候选地址。之后服务器退出：连通性检查、DTLS 握手、媒体和数据都在 A 与 B 之间直接传输。',
  captions: [
    '两个浏览器还不能直接互通，但都能连上同一台服务器',
    'A 描述自己想发送和接收什么：offer',
    'B 说明自己接受什么：answer',
    'A 每找到一个地址就立刻发出：Trickle ICE',
    'B 也一样，往往在 answer 到达之前就开始了',
    '从这里起不再需要服务器：双方逐一尝试对方的地址',
    '在走得通的路径上协商密钥',
    '信令只负责牵线：媒体和数据从不经过它',
  ],
  a: '浏览器 A',
  b: '浏览器 B',
  server: '信令服务器',
  offerer: '发起方（offerer）',
  answerer: '应答方（answerer）',
  serverSub: '由你自选',
  liveSub: '本房间',
  offer: 'offer（SDP）',
  answer: 'answer（SDP）',
  candidates: '候选、候选……',
  checks: '连通性检查（STUN）',
  dtls: 'DTLS 握手',
  media: '媒体与数据，点对点直连',
  candidate: (count, types) => `${count} 个候选${types.length > 0
    ? `：${types.join('、')}`
    : ''}`,
  ready: 'ready（“我在”）',
  connected: time => `${time} 连通：媒体与数据，点对点直连`,
  live: count => `实时：本次通话的 ${count} 条信令消息，时间从第一条算起`,
  liveCaptions: [
    'offer：一方说明想发送和接收什么',
    'answer：另一方说明接受什么',
    '发起方的地址，每找到一个就立刻发出：Trickle ICE',
    '应答方的地址，有些比 answer 还早',
    '之后不再需要服务器：双方逐一尝试了对方的地址',
    '在走得通的路径上协商了密钥',
    '信令只是牵线：媒体和数据从未经过它',
  ],
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
