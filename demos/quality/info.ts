import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'quality',
  devices: '1 or 2',
  needs: ['webrtc'],
  wants: ['codec-preferences', 'camera'],
  texts: {
    'en': {
      title: 'Quality',
      summary: 'Turn the sender’s knobs and watch what arrives: codec, bitrate, resolution, frame rate and layers, beside the picture they make.',
      still: 'The picture that is sent beside the one that arrives, the sender’s knobs under them, and graphs of bitrate, frames and quantisation',
    },
    'zh-CN': {
      title: '画质',
      summary: '调节发送端的参数，看接收端得到什么：编解码器、码率、分辨率、帧率和分层，旁边就是它们形成的画面。',
      still: '发送的画面与收到的画面并排，下面是发送端的参数，以及码率、帧数和量化参数的曲线',
    },
  },
}
