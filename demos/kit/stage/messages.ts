import type { Locale } from '../../../composables/locale.ts'

const en = {
  // before anyone is on stage
  hereCount: (count: number) => count === 1
    ? '1 person is here'
    : `${count} people are here`,
  need: (count: number) => count === 2
    ? 'It takes two'
    : `It takes ${count}`,
  draw: (count: number) => ({ 1: 'Draw one', 2: 'Draw two' })[count] ?? `Draw ${count}`,
  choose: 'Choose',
  closeList: 'Close the list',
  scanToJoin: (address: string) => `QR code that opens ${address}`,
  chooseSome: (count: number) => ({ 1: 'Choose somebody', 2: 'Choose two people' })[count] ?? `Choose ${count} people`,
  ask: (names: readonly string[]) => names.length <= 2
    ? `Ask ${names.join(' and ')}`
    : `Ask these ${names.length}`,
  askMore: (names: readonly string[]) => `${names.join(', ')} and …`,
  nobodyHere: 'Nobody is here yet.',

  // seats
  free: 'Free seat',
  asked: (name: string) => `${name} is asked …`,
  declined: (name: string) => `${name} would rather not`,
  unanswered: (name: string) => `${name} gave no answer`,
  left: (name: string) => `${name} has left`,
  connecting: (name: string) => `Connecting to ${name} …`,
  reconnecting: (name: string) => `${name} is out of reach, reconnecting …`,
  asleep: (name: string, seconds: number) => `${name}’s phone is asleep, waiting ${seconds} s`,
  away: (name: string) => `${name}’s phone is asleep`,
  live: 'On stage',
  askSomeoneElse: 'Ask someone else',
  swap: 'Swap',
  somebody: 'Somebody',

  // on a device
  leave: 'Leave',
  waitingForPartner: 'Waiting for the other device …',
  linkState: (state: string) => ({ connected: 'Connected', disconnected: 'Reconnecting …', failed: 'Reconnecting …' })[state] ?? 'Connecting …',
  roomLost: 'The room is out of reach. What runs between the devices goes on.',

  // the stage
  end: 'End',
  elsewhere: 'Shown in another window',
  elsewhereHint: 'One window of the deck shows the stage at a time.',
  showHere: 'Show here',
  otherOnStage: (title: string) => `“${title}” is on stage`,
  otherHint: 'One demo has the stage at a time.',
  endOther: 'End it and begin this one',
  roomConnecting: 'Entering the room …',
  roomReconnecting: 'Reconnecting to the room …',
  controlsTitle: 'Controls',
  shownOnScreen: 'The projector shows it.',
  notShown: 'No window of the deck shows it now.',
}

const zhCN: typeof en = {
  hereCount: count => `已有 ${count} 人在场`,
  need: count => count === 2
    ? '需要两个人'
    : `需要 ${count} 个人`,
  draw: count => ({ 1: '随机抽一位', 2: '随机抽两位' })[count] ?? `随机抽 ${count} 位`,
  choose: '指定',
  closeList: '收起名单',
  scanToJoin: address => `打开 ${address} 的二维码`,
  chooseSome: count => ({ 1: '选择一位', 2: '选择两位' })[count] ?? `选择 ${count} 位`,
  ask: names => names.length <= 2
    ? `邀请 ${names.join(' 和 ')}`
    : `邀请这 ${names.length} 位`,
  askMore: names => `${names.join('、')} 和……`,
  nobodyHere: '还没有人加入。',

  free: '空席',
  asked: name => `正在邀请 ${name}……`,
  declined: name => `${name} 婉拒了`,
  unanswered: name => `${name} 没有回应`,
  left: name => `${name} 已离开`,
  connecting: name => `正在连接 ${name}……`,
  reconnecting: name => `暂时联系不上 ${name}，正在重连……`,
  asleep: (name, seconds) => `${name} 的手机休眠了，再等 ${seconds} 秒`,
  away: name => `${name} 的手机休眠了`,
  live: '在台上',
  askSomeoneElse: '换一位',
  swap: '换人',
  somebody: '某位',

  leave: '离开',
  waitingForPartner: '等待另一台设备……',
  linkState: state => ({ connected: '已连接', disconnected: '正在重连……', failed: '正在重连……' })[state] ?? '正在连接……',
  roomLost: '暂时联系不上房间，设备之间的连接继续工作。',

  end: '结束',
  elsewhere: '正在另一个窗口显示',
  elsewhereHint: '同一时间只有一个窗口显示舞台。',
  showHere: '在此显示',
  otherOnStage: title => `台上正在进行“${title}”`,
  otherHint: '同一时间只有一个演示在台上。',
  endOther: '结束它，开始这个演示',
  roomConnecting: '正在进入房间……',
  roomReconnecting: '正在重新连接房间……',
  controlsTitle: '控制',
  shownOnScreen: '投影正在显示。',
  notShown: '目前没有窗口在显示。',
}

/** Texts of every stage, in both languages. */
export const stageTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }

/** What a demo says of its own stage. */
export interface StageWords {
  /** Before anyone is on it: a few large words, and what happens. */
  readonly inviteTitle: string
  readonly inviteLead: string
  /** The button that ends it. */
  readonly end: string
}
