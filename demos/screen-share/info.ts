import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'screen-share',
  devices: '1 or 2',
  needs: ['webrtc', 'replace-track'],
  wants: ['screen-capture', 'camera'],
  texts: {
    'en': {
      title: 'Screen sharing',
      summary: 'A running call changes what it sends, from the camera to the screen and back, without negotiating anything anew.',
      still: 'A screen as it is sent and as it is received, with the size and the frame rate that arrived',
    },
    'zh-CN': {
      title: '屏幕共享',
      summary: '通话进行中，发送的画面从摄像头换成屏幕再换回来，无需重新协商。',
      still: '发送的屏幕画面与接收到的画面，以及到达时的尺寸和帧率',
    },
  },
}

/** The same between two devices, where it takes both. */
export const pairInfo: DemoInfo = { ...info, devices: '2' }
