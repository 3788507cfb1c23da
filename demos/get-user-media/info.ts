import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'get-user-media',
  devices: '1',
  needs: ['camera'],
  wants: [
    'device-list',
    'web-audio',
    'media-recorder',
    'clipboard',
  ],
  texts: {
    'en': {
      title: 'getUserMedia',
      summary: 'Camera and microphone: what you ask for, what is possible, what you really get, and every error on purpose.',
      still: 'A camera’s picture beside a table of constraints: asked, possible, given',
    },
    'zh-CN': {
      title: 'getUserMedia',
      summary: '摄像头和麦克风：请求了什么、能做到什么、真正得到什么，以及有意触发的每一种错误。',
      still: '摄像头画面，旁边是约束表：请求、能力、实际',
    },
  },
}
