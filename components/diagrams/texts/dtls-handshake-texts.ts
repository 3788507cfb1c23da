import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  a: string
  b: string
  client: string
  signaling: string
  hello: string
  serverHello: string
  finished: string
  matchA: string
  matchB: string
  keys: string
  media: string
  data: string
}

const en: Texts = {
  title: 'From a fingerprint in the SDP to the keys of the media',
  desc: 'Each browser makes a certificate of its own and sends the certificate’s SHA-256 fingerprint in its SDP over the signaling path. Then the DTLS handshake runs directly: ClientHello from B, ServerHello and certificate from A, certificate and Finished from B. Each end compares the certificate it got with the fingerprint it was told. Both derive the same SRTP keys; media flows as SRTP, data channels inside DTLS.',
  captions: [
    'Each browser makes its own key pair and self-signed certificate',
    'Signaling carries the hash of each certificate: a fingerprint, in the SDP',
    'B, the DTLS client, opens and offers use_srtp',
    'A answers with its certificate',
    'B shows its certificate too; the handshake completes',
    'The certificate must match the fingerprint, or the connection fails',
    'Who controls the signaling path controls the fingerprints: that path must be trusted',
  ],
  a: 'Browser A',
  b: 'Browser B',
  client: 'setup:active, the DTLS client',
  signaling: 'signaling',
  hello: 'ClientHello, use_srtp',
  serverHello: 'ServerHello, certificate of A',
  finished: 'certificate of B, Finished',
  matchA: 'hash of B’s certificate = its fingerprint',
  matchB: 'hash of A’s certificate = its fingerprint',
  keys: 'session keys',
  media: 'SRTP: audio and video',
  data: 'DTLS: data channels',
}

const zh: Texts = {
  title: '从 SDP 中的指纹到媒体的密钥',
  desc: '每个浏览器自己生成证书，并在 SDP 中经信令通道发送证书的 SHA-256 指纹。随后 DTLS 握手直接进行：B 发 ClientHello，A 回 ServerHello 和证书，B 发证书和 Finished。双方把收到的证书与先前得知的指纹比对，再导出相同的 SRTP 密钥；媒体走 SRTP，数据通道走 DTLS。',
  captions: [
    '每个浏览器自己生成密钥对和自签名证书',
    '信令传递证书的散列值：SDP 中的指纹',
    'B 是 DTLS 客户端，先开口并提议 use_srtp',
    'A 出示自己的证书',
    'B 也出示证书，握手完成',
    '证书必须与指纹一致，否则连接失败',
    '谁控制信令通道，谁就控制指纹：所以信令必须可信',
  ],
  a: '浏览器 A',
  b: '浏览器 B',
  client: 'setup:active，DTLS 客户端',
  signaling: '信令',
  hello: 'ClientHello、use_srtp',
  serverHello: 'ServerHello、A 的证书',
  finished: 'B 的证书、Finished',
  matchA: 'B 证书的散列值 = B 的指纹',
  matchB: 'A 证书的散列值 = A 的指纹',
  keys: '会话密钥',
  media: 'SRTP：音频与视频',
  data: 'DTLS：数据通道',
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
