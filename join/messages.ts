import type { SeatStatus } from '../room/state.ts'

const seatEn: Record<SeatStatus, string> = {
  empty: 'free',
  invited: 'asked …',
  accepted: 'on stage',
  declined: 'not now',
  unanswered: 'no answer',
  left: 'left',
}

const seatZh: Record<SeatStatus, string> = {
  empty: '空位',
  invited: '邀请中…',
  accepted: '在台上',
  declined: '暂不参加',
  unanswered: '未回应',
  left: '已离开',
}

const en = {
  title: 'WebRTC, live',
  otherLanguage: '中文',

  connecting: 'Connecting',
  connected: 'Connected',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
  stopped: 'Not connected',

  nameHeading: 'Join the room',
  nameLead: 'Your device becomes part of the talk. Nothing to install, no account.',
  nameLabel: 'Your name',
  nameHint: 'Shown to everyone here and on the big screen.',
  nameNew: 'Another name',
  nameNeeded: 'Type a name, or roll the dice.',
  joinButton: 'Join',
  joining: 'Joining …',
  you: 'you',
  youLabel: 'You',
  room: 'Room',
  stageLabel: 'Stage',
  backHeading: (name: string | null) => name
    ? `Welcome back, ${name}`
    : 'Welcome back',
  backLead: 'Taking your place again …',
  leftNote: 'You have left the room. Come back whenever you like.',

  codeHeading: 'Which room?',
  codeLead: 'Type the five characters from the big screen, or scan its QR code.',
  codeLabel: 'Room code',
  codeButton: 'Continue',
  codeShort: (missing: number) => missing === 1
    ? 'One more character.'
    : `${missing} more characters.`,

  peopleHeading: 'Who is here',
  peopleCount: (count: number) => count === 1
    ? '1 person is here'
    : `${count} people are here`,
  peopleNone: 'Be the first one here.',
  peopleMore: (count: number) => `Show ${count} more`,
  peopleRest: (count: number) => `and ${count} more`,
  away: 'away',

  inHeading: 'You are in',
  inLead: 'Keep this page open and watch the big screen. You may be asked on stage.',
  rename: 'Rename',
  save: 'Save',
  cancel: 'Cancel',
  leave: 'Leave the room',

  stageHeading: 'On stage',
  stageQuiet: 'Nobody is on stage right now.',
  seat: seatEn,
  seatEmptyName: 'Somebody',
  stageOver: 'Thank you for being on stage!',

  inviteEyebrow: 'You are invited',
  inviteHeading: 'Come on stage?',
  inviteTo: (demo: string) => `For “${demo}”: your device takes part, live on the big screen.`,
  inviteWith: (demo: string, names: readonly string[]) => `For “${demo}”, with ${names.join(', ')}: your devices connect directly, live on the big screen.`,
  inviteMedia: 'Your browser will ask for camera and microphone. Without them you send a picture with your name.',
  inviteInsecure: 'Browsers give the camera on HTTPS only; the laptop made its own certificate, so when your browser warns, choose “Advanced”, then “Continue”.',
  inviteNoCamera: 'This browser gives pages no camera. You take part with a picture that shows your name, or open this address in Chrome, Firefox or Safari:',
  accept: 'Go on stage',
  acceptSecure: 'Switch to HTTPS',
  acceptWithout: 'Go on stage without camera',
  decline: 'Not now',
  inviteTitle: '● You are invited on stage',
  deviceLoading: 'Preparing your stage …',

  httpNote: 'On plain HTTP all works but camera and microphone.',
  httpSwitch: 'Switch to HTTPS',

  useHere: 'Use it here',
  tryAgain: 'Try again',
  reload: 'Reload',
  differentCode: 'Type another code',
  address: 'The address of this page',
  copy: 'Copy',
  copied: 'Copied',
}

export type JoinMessages = typeof en

const zh: JoinMessages = {
  title: 'WebRTC 现场',
  otherLanguage: 'English',

  connecting: '正在连接',
  connected: '已连接',
  reconnecting: '正在重连',
  offline: '离线',
  stopped: '未连接',

  nameHeading: '加入房间',
  nameLead: '你的设备将成为演讲的一部分。无需安装，无需账号。',
  nameLabel: '你的名字',
  nameHint: '会显示给这里的每个人，也会显示在大屏幕上。',
  nameNew: '换个名字',
  nameNeeded: '请输入名字，或者随机选一个。',
  joinButton: '加入',
  joining: '正在加入…',
  you: '你',
  youLabel: '你',
  room: '房间',
  stageLabel: '舞台',
  backHeading: name => name
    ? `欢迎回来，${name}`
    : '欢迎回来',
  backLead: '正在回到你的位置…',
  leftNote: '你已离开房间，随时可以回来。',

  codeHeading: '哪个房间？',
  codeLead: '输入大屏幕上的五个字符，或扫描二维码。',
  codeLabel: '房间代码',
  codeButton: '继续',
  codeShort: missing => `还差 ${missing} 个字符。`,

  peopleHeading: '谁在这里',
  peopleCount: count => `${count} 人在这里`,
  peopleNone: '你将是第一个。',
  peopleMore: count => `再显示 ${count} 人`,
  peopleRest: count => `还有 ${count} 人`,
  away: '暂离',

  inHeading: '你已加入',
  inLead: '请保持本页打开并看大屏幕，你可能会被邀请上台。',
  rename: '改名',
  save: '保存',
  cancel: '取消',
  leave: '离开房间',

  stageHeading: '台上',
  stageQuiet: '现在台上没有人。',
  seat: seatZh,
  seatEmptyName: '某人',
  stageOver: '感谢你上台！',

  inviteEyebrow: '你被邀请了',
  inviteHeading: '上台吗？',
  inviteTo: demo => `演示“${demo}”：你的设备将参与其中，并实时显示在大屏幕上。`,
  inviteWith: (demo, names) => `演示“${demo}”，和 ${names.join('、')} 一起：你们的设备将直接相连，并实时显示在大屏幕上。`,
  inviteMedia: '浏览器会请求摄像头和麦克风。没有也行，会发送一幅带有你名字的画面。',
  inviteInsecure: '浏览器只在 HTTPS 下提供摄像头；证书由演讲者的电脑自己生成，浏览器警告时请选“高级”，再选“继续前往”。',
  inviteNoCamera: '此浏览器不向网页提供摄像头。你可以用带有名字的画面参与，或在 Chrome、Firefox 或 Safari 中打开这个地址：',
  accept: '上台',
  acceptSecure: '切换到 HTTPS',
  acceptWithout: '不用摄像头上台',
  decline: '暂不参加',
  inviteTitle: '● 邀请你上台',
  deviceLoading: '正在准备你的舞台…',

  httpNote: '普通 HTTP：除摄像头和麦克风外，一切都能用。',
  httpSwitch: '切换到 HTTPS',

  useHere: '在这里继续',
  tryAgain: '重试',
  reload: '重新加载',
  differentCode: '输入其他代码',
  address: '本页地址',
  copy: '复制',
  copied: '已复制',
}

export const joinMessages = { en, 'zh-CN': zh }
