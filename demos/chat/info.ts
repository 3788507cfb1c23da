import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'chat',
  devices: '2',
  needs: ['webrtc'],
  texts: {
    'en': {
      title: 'Chat',
      summary: 'Two devices write to each other over a data channel, and every byte that travels is in sight.',
      still: 'Messages of two devices, each with its bytes, its type and the time until it was acknowledged',
    },
    'zh-CN': {
      title: '聊天',
      summary: '两台设备通过数据通道互发消息，传输的每个字节都看得见。',
      still: '两台设备的消息，每条都附有字节、类型和收到确认所用的时间',
    },
  },
}
