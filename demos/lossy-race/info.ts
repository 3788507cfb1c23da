import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'lossy-race',
  devices: '2',
  needs: ['webrtc'],
  texts: {
    'en': {
      title: 'Lossy race',
      summary: 'One runner’s position, sent over four data channels at once, on a path that really loses and delays: see which of the four stands still.',
      still: 'A track with four runners behind a line, each as far behind as its channel is late, and a table of their figures',
    },
    'zh-CN': {
      title: '丢包赛跑',
      summary: '同一个位置同时经四条数据通道发送，路径真的会丢包、会延迟：看看四个跑者谁会停在原地。',
      still: '跑道上四个跑者追着一条线，通道越慢落得越远，旁边是各自的数据',
    },
  },
}
