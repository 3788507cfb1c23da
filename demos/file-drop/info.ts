import type { DemoInfo } from '../kit/info.ts'

export const info: DemoInfo = {
  id: 'file-drop',
  devices: '2',
  needs: ['webrtc'],
  wants: ['origin-private-files', 'file-picker'],
  texts: {
    'en': {
      title: 'File drop',
      summary: 'Any file from one device to the other, straight to disk: with backpressure, pause and resume, and a SHA-256 that both ends agree on.',
      still: 'Two devices and the files on their way between them, with progress, rate and the hash of what has arrived',
    },
    'zh-CN': {
      title: '文件直传',
      summary: '任意文件从一台设备直达另一台，边收边写入磁盘：有背压，能暂停和续传，两端核对同一个 SHA-256。',
      still: '两台设备和它们之间正在传输的文件，附有进度、速率和已到达文件的哈希值',
    },
  },
}
