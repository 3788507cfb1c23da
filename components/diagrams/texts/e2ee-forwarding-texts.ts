import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  a: string
  b: string
  encoder: string
  decoder: string
  encrypt: string
  decrypt: string
  packetSub: string
  key: string
  forwards: string
  couldRead: string
  cannotRead: string
  sees: string
}

const en: Texts = {
  title: 'End-to-end encryption through an SFU',
  desc: 'Sender A encodes a frame, encrypts it in an encoded transform, and sends it as SRTP to the SFU. The SFU removes the SRTP layer, which ends there, and forwards the frame to B under a new SRTP layer, but cannot read it: the frame key is agreed between A and B past the SFU. B decrypts the frame in an encoded transform of its own and decodes it.',
  captions: [
    'A call through a server that forwards',
    'SRTP protects each hop, and ends in the SFU: it could watch and listen',
    'An encoded transform encrypts every frame before it becomes packets',
    'The same transform on the other side decrypts before decoding',
    'The key travels past the SFU; that exchange is the application’s job',
    'The SFU forwards what it cannot read; it still sees who, when and how much',
  ],
  a: 'Sender A',
  b: 'Receiver B',
  encoder: 'encoder',
  decoder: 'decoder',
  encrypt: 'encrypt frame',
  decrypt: 'decrypt frame',
  packetSub: 'key shared with the SFU',
  key: 'frame key, agreed past the SFU',
  forwards: 'forwards packets',
  couldRead: 'could read every frame',
  cannotRead: 'cannot read the frames',
  sees: 'sees headers, sizes, times',
}

const zh: Texts = {
  title: '穿过 SFU 的端到端加密',
  desc: '发送方 A 编码一帧，在编码变换中加密，再以 SRTP 发给 SFU。SRTP 到 SFU 为止，SFU 换上新的 SRTP 层转发给 B，但读不懂内容：帧密钥由 A 和 B 绕过 SFU 协商。B 用自己的编码变换解密后再解码。',
  captions: [
    '一次经服务器转发的通话',
    'SRTP 只保护每一跳，到 SFU 为止：它本可以看和听',
    '编码变换在打包之前加密每一帧',
    '另一端的编码变换在解码之前解密',
    '密钥绕过 SFU 传递，如何交换由应用负责',
    'SFU 转发自己读不懂的内容，但仍看得到谁、何时、多少',
  ],
  a: '发送方 A',
  b: '接收方 B',
  encoder: '编码器',
  decoder: '解码器',
  encrypt: '加密帧',
  decrypt: '解密帧',
  packetSub: '与 SFU 共享密钥',
  key: '帧密钥，绕过 SFU 协商',
  forwards: '转发数据包',
  couldRead: '可以读出每一帧',
  cannotRead: '读不懂帧内容',
  sees: '看得到包头、大小、时间',
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
