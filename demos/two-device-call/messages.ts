import type { Locale } from '../../composables/locale.ts'
import type { PairWords } from '../kit/pair/messages.ts'

const en = {
  stage: {
    inviteTitle: 'Two of you, on this screen',
    inviteLead: 'Scan, type a name, keep the page open. Then two of you call each other.',
    end: 'End the call',
  },

  // the connection between the two
  pairIncomplete: 'Waiting for both',
  pairConnecting: 'Calling …',
  pairReconnecting: 'Path lost, looking for another …',
  pairLive: 'Direct',
  pairRelayed: 'Relayed',
  rtt: 'Round trip',
  path: 'Path',
  addressKind: (kind: 'ipv4' | 'ipv6' | 'mdns' | 'unknown') => ({
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    mdns: 'mDNS',
    unknown: 'address hidden',
  })[kind],
  sends: 'sends',
  loss: 'loss',
  picture: 'picture',
  codec: 'codec',

  // on the screen
  hear: 'Hear it',
  silence: 'Mute the room',

  // on the device
  you: 'You',
  tapForSound: 'Tap for sound',
  mute: 'Mute',
  unmute: 'Unmute',
  cameraOff: 'Camera off',
  cameraOn: 'Camera on',
  flip: 'Other camera',
  leave: 'Leave',
  mutedBadge: 'muted',
  cameraOffBadge: 'camera off',
  messagePlaceholder: 'Say something short',
  send: 'Send',
  notSent: 'Not sent: the other device is out of reach.',
  waitingForPartner: 'Waiting for the other device …',
  waitingForPermission: 'Your browser asks whether it may use camera and microphone.',
  stillOnStage: 'You are on stage all the same, with a picture of your name.',
  callState: (state: string) => ({ connected: 'Connected', disconnected: 'Reconnecting …', failed: 'Reconnecting …' })[state] ?? 'Connecting …',
  roomLost: 'The room is out of reach. Your call goes on.',

  figures: 'What the connection does',
  relayOnly: 'Through a relay only',
}

const zhCN: typeof en = {
  stage: {
    inviteTitle: '请两位上屏',
    inviteLead: '扫码，输入名字，保持页面打开。然后你们中的两位将互相通话。',
    end: '结束通话',
  },

  pairIncomplete: '等待两位就位',
  pairConnecting: '正在呼叫……',
  pairReconnecting: '路径中断，正在另寻路径……',
  pairLive: '直连',
  pairRelayed: '经中继',
  rtt: '往返时延',
  path: '路径',
  addressKind: kind => ({
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    mdns: 'mDNS',
    unknown: '地址隐藏',
  })[kind],
  sends: '发送',
  loss: '丢包',
  picture: '画面',
  codec: '编码',

  hear: '播放声音',
  silence: '静音',

  you: '你',
  tapForSound: '点按以播放声音',
  mute: '静音',
  unmute: '取消静音',
  cameraOff: '关闭摄像头',
  cameraOn: '打开摄像头',
  flip: '切换摄像头',
  leave: '离开',
  mutedBadge: '已静音',
  cameraOffBadge: '摄像头已关',
  messagePlaceholder: '说一句短话',
  send: '发送',
  notSent: '未发送：暂时联系不上对方设备。',
  waitingForPartner: '等待另一台设备……',
  waitingForPermission: '浏览器正在询问能否使用摄像头和麦克风。',
  stillOnStage: '你仍在台上，以名字画面代替摄像头。',
  callState: state => ({ connected: '已连接', disconnected: '正在重连……', failed: '正在重连……' })[state] ?? '正在连接……',
  roomLost: '暂时联系不上房间，通话继续。',

  figures: '连接的实时数据',
  relayOnly: '只经中继',
}

/** The call's texts, in both languages. */
export const callTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }

/** What the call's own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'Your camera on one device, somebody else’s on the other, and nothing in between.',
    start: 'Call',
    startAgain: 'Call again',
    ended: 'The call has ended',
    otherIsHere: name => `${name} is ready to call`,
    waiting: 'Waiting until the other device presses Call …',
    taken: 'This call is taken',
    takenHint: 'Two devices are in it already. Start one of your own.',
    startOwn: 'Start your own call',
    hostGone: 'The device that made this call is out of reach. Keep its page open; this one tries again.',
    direct: 'Runs entirely between your two devices: the server only introduces them.',
  },
  'zh-CN': {
    lead: '这台设备是你的摄像头，另一台是对方的，中间别无他物。',
    start: '呼叫',
    startAgain: '再次呼叫',
    ended: '通话已结束',
    otherIsHere: name => `${name} 已准备好通话`,
    waiting: '等待对方按下“呼叫”……',
    taken: '通话已满',
    takenHint: '已有两台设备在通话中。你可以另外发起一个。',
    startOwn: '发起自己的通话',
    hostGone: '暂时联系不上发起通话的设备。请保持它的页面打开，本页会自动重试。',
    direct: '一切只在你的两台设备之间进行：服务器只负责牵线。',
  },
}
