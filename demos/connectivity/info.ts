import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'connectivity',
  devices: '1',
  needs: ['webrtc'],
  wants: [
    'camera',
    'web-audio',
    'device-list',
    'clipboard',
  ],
  texts: {
    'en': {
      title: 'Connectivity',
      summary: 'Whether camera, microphone, loudspeaker and network are fit for the talk, and what to do where they are not.',
      still: 'A list of checks, each with its verdict, and the spread of the round trips to the stage',
    },
    'zh-CN': {
      title: '连通性',
      summary: '摄像头、麦克风、扬声器和网络能否胜任这场演讲，不行时该怎么办。',
      still: '一组检查及其结论，以及到舞台的往返时延分布',
    },
  },
}
