import type { ConnectionFailureReason } from '../../rtc/errors.ts'
import type { FailureText } from '../failures.ts'
import type { Locale } from '../locale.ts'

const en: Record<ConnectionFailureReason, FailureText> = {
  'webrtc-unsupported': {
    title: 'This browser has no WebRTC',
    nextStep: 'Open this page in Chrome, Firefox or Safari.',
  },
  'signaling-unreachable': {
    title: 'The stage is out of reach',
    nextStep: 'Be on the same Wi-Fi as the speaker. Some guest networks keep devices apart; another network or a hotspot helps.',
  },
  'id-taken': {
    title: 'This place in the room is taken',
    nextStep: 'Close other tabs of this page, then try again.',
  },
  'peer-unavailable': {
    title: 'The other device cannot be found',
    nextStep: 'It may have left or be asleep. Wait a moment and try again.',
  },
  'turn-missing': {
    title: 'There is no TURN server',
    nextStep: 'Only a relayed path is allowed here. Allow any path, or have the speaker start the server with TURN_URL.',
  },
  'turn-unauthorized': {
    title: 'The TURN server does not accept this page’s password',
    nextStep: 'Reload the page: passwords expire. If it stays like this, TURN_SECRET is not the TURN server’s own.',
  },
  'turn-unreachable': {
    title: 'The TURN server does not answer',
    nextStep: 'Its address in TURN_URL may be wrong, or a firewall in between. It is tried again by itself.',
  },
  'turn-refused': {
    title: 'The TURN server refuses to relay',
    nextStep: 'It may be full, or not serve this network. It is tried again by itself.',
  },
  'connection-failed': {
    title: 'The two devices cannot reach each other',
    nextStep: 'Be on the same Wi-Fi. If you are, the network may keep devices apart: try a hotspot.',
  },
  'timeout': {
    title: 'No answer in time',
    nextStep: 'The network may be slow. Try again.',
  },
  'closed': {
    title: 'The connection was closed',
    nextStep: 'Try again.',
  },
  'aborted': {
    title: 'Cancelled',
    nextStep: 'Try again when you like.',
  },
  'message-too-large': {
    title: 'That message is too long',
    nextStep: 'Send a shorter one.',
  },
  'probe-busy': {
    title: 'The stage measures other devices now',
    nextStep: 'Wait some seconds, then try again.',
  },
  'setting-refused': {
    title: 'The browser refused one of the settings',
    nextStep: 'Everything else is set as you asked. Choose another value for this one, or another codec.',
  },
}

const zh: Record<ConnectionFailureReason, FailureText> = {
  'webrtc-unsupported': {
    title: '此浏览器不支持 WebRTC',
    nextStep: '请用 Chrome、Firefox 或 Safari 打开本页。',
  },
  'signaling-unreachable': {
    title: '连不上舞台',
    nextStep: '请与演讲者使用同一个 Wi-Fi。有些访客网络会隔离设备，换个网络或用热点即可。',
  },
  'id-taken': {
    title: '房间里的这个位置已被占用',
    nextStep: '请关闭本页的其他标签页，然后重试。',
  },
  'peer-unavailable': {
    title: '找不到对方设备',
    nextStep: '对方可能已离开或已休眠，请稍后重试。',
  },
  'turn-missing': {
    title: '没有 TURN 服务器',
    nextStep: '这里只允许经中继的路径。请允许任意路径，或请演讲者启动服务器时设置 TURN_URL。',
  },
  'turn-unauthorized': {
    title: 'TURN 服务器不接受本页的密码',
    nextStep: '密码会过期，请重新加载页面。如果仍然如此，说明 TURN_SECRET 与 TURN 服务器的密钥不一致。',
  },
  'turn-unreachable': {
    title: 'TURN 服务器没有应答',
    nextStep: 'TURN_URL 中的地址可能有误，或被防火墙拦截。页面会自动重试。',
  },
  'turn-refused': {
    title: 'TURN 服务器拒绝中继',
    nextStep: '它可能已满，或不为这个网络服务。页面会自动重试。',
  },
  'connection-failed': {
    title: '两台设备无法互相连接',
    nextStep: '请使用同一个 Wi-Fi；如果已经是，网络可能隔离了设备，请试试热点。',
  },
  'timeout': {
    title: '等待超时',
    nextStep: '网络可能较慢，请重试。',
  },
  'closed': {
    title: '连接已关闭',
    nextStep: '请重试。',
  },
  'aborted': {
    title: '已取消',
    nextStep: '需要时可以重试。',
  },
  'message-too-large': {
    title: '消息太长',
    nextStep: '请发送短一些的消息。',
  },
  'probe-busy': {
    title: '舞台正在测量其他设备',
    nextStep: '请等几秒再试。',
  },
  'setting-refused': {
    title: '浏览器拒绝了其中一项设置',
    nextStep: '其余各项都已生效。请给这一项换一个值，或者换一种编解码器。',
  },
}

/** What fails about signaling and connections. */
export const connectionFailureTexts: Record<Locale, typeof en> = { en, 'zh-CN': zh }
