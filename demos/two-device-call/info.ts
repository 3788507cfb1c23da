import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'two-device-call',
  devices: '2',
  needs: ['webrtc'],
  wants: ['camera'],
  texts: {
    'en': {
      title: 'Two-device call',
      summary: 'Two phones call each other directly: camera, sound and messages, with the path between them measured live.',
      still: 'Two phones, one line between them, and the measurements of that line',
    },
    'zh-CN': {
      title: '双机通话',
      summary: '两部手机直接通话：摄像头、声音和消息，并实时测量它们之间的路径。',
      still: '两部手机，一条连线，以及这条线的测量值',
    },
  },
}
