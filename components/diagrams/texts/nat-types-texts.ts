import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  device: string
  peer: string
  cone: string
  coneSub: string
  symmetric: string
  symmetricSub: string
  verdicts: readonly { pair: string, result: string }[]
}

const en: Texts = {
  title: 'Two kinds of NAT, and which of them WebRTC gets through',
  desc: 'Left: a NAT that keeps one public port for every destination. The port STUN reports also works for the peer. Right: a symmetric NAT opens another port for each destination, so the port STUN reports is refused for the peer. Two of the first kind connect directly; one of each only if the first filters loosely; two symmetric ones need a TURN relay.',
  captions: [
    'A NAT gives devices inside one public address, and a port for each flow',
    'STUN answers one question: which address and port do you see me at?',
    'One port for all: the peer can use what STUN reported',
    'A symmetric NAT opens another port for every destination …',
    '… so a peer that tries the port STUN saw is refused',
    'The more symmetric NATs and firewalls, the more calls need TURN: 22 % in 2015',
  ],
  device: 'device',
  peer: 'peer',
  cone: 'One port for every destination',
  coneSub: 'endpoint-independent mapping (“cone”)',
  symmetric: 'Another port for each destination',
  symmetricSub: 'address-dependent mapping (“symmetric”)',
  verdicts: [
    { pair: 'cone ↔ cone', result: 'direct' },
    { pair: 'cone ↔ symmetric', result: 'direct if cone does not filter ports' },
    { pair: 'symmetric ↔ symmetric', result: 'relayed by TURN' },
  ],
}

const zh: Texts = {
  title: '两类 NAT，以及 WebRTC 能否穿过',
  desc: '左：NAT 对所有目的地使用同一个公网端口，STUN 报告的端口对端也能用。右：对称型 NAT 为每个目的地另开端口，对端访问 STUN 报告的端口会被拒绝。两个锥形可以直连；一锥形一对称，只有锥形过滤宽松才能直连；两个对称需要 TURN 中继。',
  captions: [
    'NAT 让内网设备共用一个公网地址，每条流分配一个端口',
    'STUN 只回答一个问题：你看到我的地址和端口是什么？',
    '所有目的地共用一个端口：STUN 报告的端口，对端也能用',
    '对称型 NAT 为每个目的地另开一个端口……',
    '……对端访问 STUN 看到的端口时就会被拒绝',
    '对称型 NAT 和防火墙越多，需要 TURN 的通话就越多：2015 年测得 22 %',
  ],
  device: '设备',
  peer: '对端',
  cone: '所有目的地共用一个端口',
  coneSub: '映射与目的地无关（锥形）',
  symmetric: '每个目的地一个端口',
  symmetricSub: '映射随目的地而变（对称型）',
  verdicts: [
    { pair: '锥形 ↔ 锥形', result: '直连' },
    { pair: '锥形 ↔ 对称', result: '锥形不按端口过滤时可直连' },
    { pair: '对称 ↔ 对称', result: '经 TURN 中继' },
  ],
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
