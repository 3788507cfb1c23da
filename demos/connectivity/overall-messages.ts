import type { Locale } from '../../composables/locale.ts'
import type { OverallFinding } from './overall.ts'

/** Small, apart from the rest: the presenter view loads it with every slide. */
export interface OverallText {
  /** A few words. */
  readonly short: string
  /** One sentence, with what to do. */
  readonly says: string
}

const en: Record<OverallFinding, OverallText> = {
  'unreachable': { short: 'the stage does not answer', says: 'This device does not reach the stage: start the server, and put both on one network, best a router or hotspot of your own.' },
  'no-websocket': { short: 'WebSockets are blocked', says: 'Pages arrive, WebSockets do not: something in this network holds them back. Use a router or hotspot of your own.' },
  'isolated': { short: 'devices are kept apart', says: 'Pages arrive, calls will not: this network keeps devices apart or blocks UDP. Use a router or hotspot of your own, or configure TURN.' },
  'no-webrtc': { short: 'WebRTC is blocked', says: 'This browser offers no way to be reached: a policy or an extension blocks WebRTC. Try another browser.' },
  'turn-broken': { short: 'TURN does not relay', says: 'TURN does not relay: check TURN_URL and TURN_SECRET. On this network calls work without it.' },
  'too-slow': { short: 'the path is too slow', says: 'The path to the stage is too slow for a call: go nearer to the access point, take a cable, or use a router of your own.' },
  'slow': { short: 'the path is slow', says: 'Calls will work, not well: the path to the stage is slow or uneven. A cable, or an access point of your own, helps.' },
  'no-camera': { short: 'no camera', says: 'The network is fine, the camera is not: see what to do beside it. Without it this device sends a picture of its name.' },
  'no-microphone': { short: 'no microphone', says: 'The network is fine, the microphone is not: see what to do beside it. Without it nobody hears this device.' },
  'no-sound': { short: 'no sound', says: 'All is fine but the loudspeaker: turn it up, choose another, and play the tone again.' },
  'insecure': { short: 'needs HTTPS', says: 'The network is fine. Camera and microphone need HTTPS: open this page by its https address to check them.' },
  'camera-odd': { short: 'the camera’s picture', says: 'All is fine but the camera’s picture: see what to do beside it.' },
  'silent': { short: 'the microphone is silent', says: 'All is fine, but the microphone heard nothing: say something and check again, or unmute it.' },
  'no-stun': { short: 'STUN does not answer', says: 'Calls on this network work. The STUN server does not answer: check its address if devices on other networks shall take part.' },
  'other': { short: 'see the list', says: 'Most is fine: see what to do beside the rest.' },
  'ready': { short: 'good', says: 'Everything works, through TURN as well: devices on any network can take part.' },
  'ready-here': { short: 'good', says: 'Everything works on this network. Devices on other networks would need TURN, and none is configured.' },
  'ready-alone': { short: 'good', says: 'This device is ready. The path to the room was not tested: on a static site a tab of the deck hosts it.' },
  'partly': { short: 'good, as far as tested', says: 'What was tested works. Not everything was tested: see the list.' },
}

const zhCN: Record<OverallFinding, OverallText> = {
  'unreachable': { short: '舞台没有应答', says: '本设备连不上舞台：请启动服务器，并让两者在同一网络，最好自带路由器或热点。' },
  'no-websocket': { short: 'WebSocket 被封锁', says: '网页能打开，WebSocket 不通：网络里有东西拦住了它。请用自带的路由器或热点。' },
  'isolated': { short: '设备被隔离', says: '网页能打开，通话却不行：网络隔离了设备或封锁了 UDP。请用自带的路由器或热点，或配置 TURN。' },
  'no-webrtc': { short: 'WebRTC 被封锁', says: '此浏览器没有任何可达的方式：策略或扩展封锁了 WebRTC。请换一个浏览器。' },
  'turn-broken': { short: 'TURN 不转发', says: 'TURN 不转发：请检查 TURN_URL 和 TURN_SECRET。在本网络内，没有它也能通话。' },
  'too-slow': { short: '通路太慢', says: '到舞台的通路太慢，不足以通话：请靠近接入点、改用网线，或自带路由器。' },
  'slow': { short: '通路较慢', says: '可以通话，但效果不佳：到舞台的通路慢或不稳。改用网线或自带接入点会好些。' },
  'no-camera': { short: '没有摄像头', says: '网络没问题，摄像头不行：办法写在它旁边。没有它，本设备发送名字画面。' },
  'no-microphone': { short: '没有麦克风', says: '网络没问题，麦克风不行：办法写在它旁边。没有它，别人听不到本设备。' },
  'no-sound': { short: '没有声音', says: '除扬声器外都没问题：请调高音量，换一个扬声器，再播放测试音。' },
  'insecure': { short: '需要 HTTPS', says: '网络没问题。摄像头和麦克风需要 HTTPS：请用 https 地址打开本页再检查。' },
  'camera-odd': { short: '摄像头画面异常', says: '除摄像头画面外都没问题：办法写在它旁边。' },
  'silent': { short: '麦克风没有声音', says: '都没问题，只是麦克风没听到声音：请说句话再检查，或取消静音。' },
  'no-stun': { short: 'STUN 没有应答', says: '本网络内可以通话。STUN 服务器没有应答：若要其他网络的设备参加，请检查它的地址。' },
  'other': { short: '见列表', says: '大部分没问题，其余的办法写在旁边。' },
  'ready': { short: '良好', says: '一切正常，经 TURN 也通：任何网络的设备都能参加。' },
  'ready-here': { short: '良好', says: '在本网络内一切正常。其他网络的设备需要 TURN，目前没有配置。' },
  'ready-alone': { short: '良好', says: '本设备已就绪。到房间的通路没有测试：静态站点上由幻灯片的标签页托管房间。' },
  'partly': { short: '已测部分良好', says: '测过的都正常。并非全部测过，见列表。' },
}

/** What the checks together say. */
export const overallTexts: Record<Locale, Record<OverallFinding, OverallText>> = { 'en': en, 'zh-CN': zhCN }

/** What the presenter view says of it. */
export const summaryTexts: Record<Locale, { readonly network: string, readonly never: string }> = {
  'en': { network: 'Checks', never: 'not run yet' },
  'zh-CN': { network: '检查', never: '还没有做过' },
}
