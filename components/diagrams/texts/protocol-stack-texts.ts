import type { DiagramTexts, Locale } from '../diagram.ts'

interface Texts extends DiagramTexts {
  signaling: string
  connection: string
  app: string
  track: string
  channel: string
  media: string
  data: string
  keys: string
  iceSub: string
  udp: string
}

const en: Texts = {
  title: 'The protocol stack of WebRTC',
  desc: 'Two stacks on IP. Left, signaling, yours to choose: session descriptions (SDP, handled as JSEP says) over HTTPS or WebSocket, TLS and TCP. Right, the connection itself: media as SRTP and data as SCTP inside DTLS; DTLS also makes the keys of SRTP. Both run over the path that ICE found with STUN and TURN, over UDP, or TCP where UDP is blocked.',
  captions: [
    'Two stacks side by side: one to meet, one to talk',
    'Signaling carries descriptions (SDP, JSEP); how it gets there is up to you',
    'The connection prefers UDP: late media is worthless media',
    'ICE finds the path, with STUN and TURN as helpers',
    'DTLS: the handshake that encrypts, and checks who is there',
    'Media is SRTP, encrypted with keys from the DTLS handshake',
    'Data is SCTP inside DTLS: every channel picks its own reliability',
  ],
  signaling: 'signaling: yours to choose',
  connection: 'RTCPeerConnection: in the browser',
  app: 'your application',
  track: 'MediaStreamTrack',
  channel: 'RTCDataChannel',
  media: 'audio and video',
  data: 'any data',
  keys: 'keys',
  iceSub: 'with STUN and TURN',
  udp: 'UDP, or TCP where UDP is blocked',
}

const zh: Texts = {
  title: 'WebRTC 协议栈',
  desc: 'IP 之上的两个协议栈。左边是信令，由你自选：会话描述（SDP，按 JSEP 处理）走 HTTPS 或 WebSocket、TLS 和 TCP。右边是连接本身：媒体用 SRTP，数据用 DTLS 之内的 SCTP；SRTP 的密钥也来自 DTLS。两者都走 ICE 借助 STUN 和 TURN 找到的路径，底层用 UDP，UDP 被封时用 TCP。',
  captions: [
    '两个协议栈并列：一个用来牵线，一个用来通话',
    '信令传递会话描述（SDP、JSEP），怎么传由你决定',
    '连接优先用 UDP：迟到的媒体没有价值',
    'ICE 借助 STUN 和 TURN 找到路径',
    'DTLS 握手：既加密，又核对对方身份',
    '媒体用 SRTP，密钥来自 DTLS 握手',
    '数据用 DTLS 之内的 SCTP：每个通道自选可靠性',
  ],
  signaling: '信令：由你自选',
  connection: 'RTCPeerConnection：浏览器内置',
  app: '你的应用',
  track: 'MediaStreamTrack',
  channel: 'RTCDataChannel',
  media: '音频与视频',
  data: '任意数据',
  keys: '密钥',
  iceSub: '借助 STUN 和 TURN',
  udp: 'UDP；UDP 被封时用 TCP',
}

export const TEXTS: Record<Locale, Texts> = { en, 'zh-CN': zh }
