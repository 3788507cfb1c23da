import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'peer-connection',
  devices: '1 or 2',
  needs: ['webrtc'],
  wants: [
    'camera',
    'dtmf',
    'web-audio',
  ],
  texts: {
    'en': {
      title: 'Anatomy of a connection',
      summary: 'Two ends of an RTCPeerConnection, step by step: offer, answer and candidates, every line of SDP explained, the state machines at work, and what happens when things go wrong.',
      still: 'Two ends with their pictures, and between them the offer, the answer and the candidates that they have exchanged',
    },
    'zh-CN': {
      title: '连接的解剖',
      summary: '一步一步看 RTCPeerConnection 的两端：提议、应答和候选，逐行讲解 SDP，状态机实时运转，还能看看出了问题会怎样。',
      still: '两端各有画面，中间是它们交换的提议、应答和候选',
    },
  },
}
