import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'throughput',
  devices: '2',
  needs: ['webrtc'],
  texts: {
    'en': {
      title: 'Throughput',
      summary: 'How fast a data channel is between two devices, for every size of message and of buffer, and what that does to the round trips beside it.',
      still: 'A grid of measured rates, one for each size of message and of buffer, beside a histogram of round trips and the filling of the buffer over time',
    },
    'zh-CN': {
      title: '吞吐量',
      summary: '两台设备之间的数据通道有多快：逐一测量各种消息大小与缓冲大小，同时看往返时间受多大影响。',
      still: '按消息大小与缓冲大小排列的速率表格，旁边是往返时间分布和缓冲量随时间变化的曲线',
    },
  },
}
