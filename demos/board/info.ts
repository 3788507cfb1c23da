import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'board',
  devices: '2 or more',
  needs: ['webrtc'],
  texts: {
    'en': {
      title: 'Shared board',
      summary: 'Up to eight devices draw on one board: strokes over a reliable channel, moving pointers over one that may lose them.',
      still: 'A drawing that several devices made at once, with their named pointers on it',
    },
    'zh-CN': {
      title: '共享画板',
      summary: '最多八台设备在同一块画板上作画：笔画走可靠通道，移动的指针走允许丢失的通道。',
      still: '多台设备同时完成的一幅画，上面有各自带名字的指针',
    },
  },
}
