import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  you: string
  meshSub: string
  sfuSub: string
  mcuSub: string
  send: string
  receive: string
  total: string
  server: string
  none: string
  forwards: string
  codes: (count: number) => string
}

const en: Texts = {
  title: 'Mesh, SFU and MCU, and what each costs',
  desc: 'Three ways to connect n participants. Mesh: everyone sends to everyone, n−1 streams up and n−1 down for each device, n(n−1) in all, no server. SFU: each device sends one stream and receives n−1, which the server forwards, n² streams in all. MCU: one up, one down, 2n in all, and the server decodes every picture and encodes a mix for each.',
  captions: [
    'The same people, three ways to connect them',
    'Mesh: no server, but everyone uploads once for every other person',
    'SFU: upload once; the server copies packets and decodes nothing',
    'MCU: one stream each way; the server pays, mixing pictures for everyone',
  ],
  you: 'you',
  meshSub: 'everyone to everyone',
  sfuSub: 'selective forwarding unit',
  mcuSub: 'multipoint control unit',
  send: 'you send',
  receive: 'you receive',
  total: 'streams in all',
  server: 'server',
  none: 'none',
  forwards: 'forwards',
  codes: count => `decodes ${count}, encodes ${count}`,
}

const zh: Texts = {
  title: 'Mesh、SFU、MCU 及其代价',
  desc: 'n 个人的三种连接方式。Mesh：人人互发，每台设备上行 n−1 路、下行 n−1 路，共 n(n−1) 路，无需服务器。SFU：每台设备上行 1 路，下行 n−1 路由服务器转发，共 n² 路。MCU：上下行各 1 路，共 2n 路，服务器解码每一路画面，再为每人编码一路混合画面。',
  captions: [
    '同样几个人，三种连接方式',
    'Mesh：不用服务器，但每多一个人就要多上传一路',
    'SFU：只上传一次；服务器只复制数据包，不解码',
    'MCU：上下行各一路，由服务器承担解码、混合与编码',
  ],
  you: '你',
  meshSub: '人人互联',
  sfuSub: '选择性转发单元',
  mcuSub: '多点控制单元',
  send: '你发送',
  receive: '你接收',
  total: '总流数',
  server: '服务器',
  none: '无',
  forwards: '只转发',
  codes: count => `解码 ${count}，编码 ${count}`,
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
