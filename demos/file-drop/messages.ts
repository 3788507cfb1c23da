import type { Locale } from '../../composables/locale.ts'
import type { PairWords } from '../kit/pair/messages.ts'
import type { TransferState } from './transfer-state.ts'

type Direction = 'sending' | 'receiving'

const en = {
  stage: {
    inviteTitle: 'Two of you send each other files',
    inviteLead: 'Scan, type a name, keep the page open. Then any file goes from one phone to the other, and we watch it go.',
    end: 'End the file drop',
  },

  // choosing
  sendTo: (name: string) => `Send to ${name}`,
  sendToNobody: 'Send a file',
  chooseFiles: 'Choose files',
  chooseFolder: 'A folder',
  takePhoto: 'Take a photo',
  dropHint: 'or drop files and folders here, or paste',
  dropNow: 'Let go to send',
  pastedName: 'pasted.txt',
  tooMany: (left: number) => `One offer takes 1,000 files: ${left.toLocaleString('en')} were left out.`,
  unreadableDrop: 'What was dropped cannot be read. Choose the files instead.',

  // transfers
  transfers: 'Files',
  nothingYet: 'Nothing on its way yet.',
  nothingHint: 'What you send, and what is sent to you, appears here.',
  sending: 'Sent from here',
  receiving: 'Sent to you',
  files: (count: number) => `${count.toLocaleString('en')} files`,
  state: (state: TransferState, direction: Direction, name: string) => ({
    'asked': direction === 'sending'
      ? `Waiting for ${name} to accept`
      : `${name} offers you`,
    'lost': 'Connection lost. It will resume.',
    'paused-here': 'Paused by you',
    'paused-there': `Paused by ${name}`,
    'queued': 'Waits for its turn',
    'moving': direction === 'sending'
      ? 'Sending'
      : 'Receiving',
    'done': direction === 'sending'
      ? `${name} has it`
      : 'Received',
    'cancelled-here': 'Cancelled by you',
    'cancelled-there': `Cancelled by ${name}`,
    'declined-here': 'Declined',
    'declined-there': `${name} declined`,
    'failed': 'Failed',
  })[state],
  progress: 'Progress',
  progressText: (done: string, total: string) => `${done} of ${total}`,
  rate: (size: string) => `${size}/s`,
  timeLeft: (time: string) => `${time} left`,
  accept: 'Accept',
  acceptInto: 'Save as …',
  decline: 'Decline',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  offerAgain: 'Offer again',
  putAway: 'Put away',
  save: 'Save',
  saved: 'Saved where you chose',
  of: (action: string, name: string) => `${action}: ${name}`,
  hash: 'SHA-256',
  hashEqual: 'the same at both ends',
  hashLabel: (hash: string) => `SHA-256 ${hash}, the same at both ends`,
  resumed: (times: number) => times === 1
    ? 'Resumed once'
    : `Resumed ${times} times`,
  again: (size: string) => `${size} sent again of what had been acknowledged`,
  somebody: 'the other device',

  // where to
  toDisk: 'What you receive goes to disk as it comes, and survives a reload. Save what you want to keep: it is gone when you leave.',
  toMemory: (limit: string) => `This page has no disk of its own (over plain HTTP, or in a private window): what you receive is kept in memory, at most ${limit} at a time, and a reload loses it.`,
  limit: 'Take at most',
  noLimit: 'what there is room for',

  // on the screen
  screenNothing: 'Nothing on its way yet.',
  screenHint: 'Choose, drop or photograph something on either device.',
  screenState: (state: TransferState) => ({
    'asked': 'waiting for a yes',
    'lost': 'connection lost, resumes',
    'paused-here': 'paused',
    'paused-there': 'paused',
    'queued': 'waits for its turn',
    'moving': '',
    'done': 'arrived',
    'cancelled-here': 'cancelled',
    'cancelled-there': 'cancelled',
    'declined-here': 'declined',
    'declined-there': 'declined',
    'failed': 'failed',
  })[state],
  cut: 'Cut the connection',
}

const zhCN: typeof en = {
  stage: {
    inviteTitle: '请两位互传文件',
    inviteLead: '扫码，输入名字，保持页面打开。然后任意文件从一部手机直达另一部，我们来看它怎么走。',
    end: '结束传输',
  },

  sendTo: name => `发送给 ${name}`,
  sendToNobody: '发送文件',
  chooseFiles: '选择文件',
  chooseFolder: '选择文件夹',
  takePhoto: '拍照',
  dropHint: '也可以把文件和文件夹拖到这里，或直接粘贴',
  dropNow: '松手即发送',
  pastedName: '粘贴的文字.txt',
  tooMany: left => `一次最多发送 1,000 个文件，有 ${left.toLocaleString('zh-CN')} 个没有加入。`,
  unreadableDrop: '拖入的内容无法读取，请改用选择文件。',

  transfers: '文件',
  nothingYet: '还没有文件。',
  nothingHint: '你发送的和收到的文件会出现在这里。',
  sending: '从本机发送',
  receiving: '发送给你',
  files: count => `${count.toLocaleString('zh-CN')} 个文件`,
  state: (state, direction, name) => ({
    'asked': direction === 'sending'
      ? `等待 ${name} 接受`
      : `${name} 想发给你`,
    'lost': '连接中断，恢复后自动继续',
    'paused-here': '你已暂停',
    'paused-there': `${name} 已暂停`,
    'queued': '排队等待',
    'moving': direction === 'sending'
      ? '正在发送'
      : '正在接收',
    'done': direction === 'sending'
      ? `${name} 已收到`
      : '已收到',
    'cancelled-here': '你已取消',
    'cancelled-there': `${name} 已取消`,
    'declined-here': '已拒绝',
    'declined-there': `${name} 拒绝了`,
    'failed': '失败',
  })[state],
  progress: '进度',
  progressText: (done, total) => `${done} / ${total}`,
  rate: size => `${size}/秒`,
  timeLeft: time => `剩余 ${time}`,
  accept: '接受',
  acceptInto: '另存为……',
  decline: '拒绝',
  pause: '暂停',
  resume: '继续',
  cancel: '取消',
  offerAgain: '重新发送',
  putAway: '收起',
  save: '保存',
  saved: '已保存到你选择的位置',
  of: (action, name) => `${action}：${name}`,
  hash: 'SHA-256',
  hashEqual: '两端一致',
  hashLabel: hash => `SHA-256 ${hash}，两端一致`,
  resumed: times => `续传 ${times} 次`,
  again: size => `已确认的字节中重发了 ${size}`,
  somebody: '对方',

  toDisk: '收到的文件边收边写入磁盘，重新加载页面也不会丢。想保留的请保存：离开后就没有了。',
  toMemory: limit => `本页没有自己的磁盘空间（普通 HTTP 或隐私窗口）：收到的文件留在内存里，一次最多 ${limit}，重新加载就会丢失。`,
  limit: '最多接收',
  noLimit: '不限，看剩余空间',

  screenNothing: '还没有文件在路上。',
  screenHint: '在任一台设备上选择、拖入或拍一张照片。',
  screenState: state => ({
    'asked': '等待接受',
    'lost': '连接中断，将续传',
    'paused-here': '已暂停',
    'paused-there': '已暂停',
    'queued': '排队等待',
    'moving': '',
    'done': '已到达',
    'cancelled-here': '已取消',
    'cancelled-there': '已取消',
    'declined-here': '已拒绝',
    'declined-there': '已拒绝',
    'failed': '失败',
  })[state],
  cut: '切断连接',
}

/** The file drop's texts, in both languages. */
export const dropTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }

/** What its own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'Any file from one device to the other, with nothing in between.',
    start: 'Start the file drop',
    startAgain: 'Start again',
    ended: 'The file drop has ended',
    waiting: 'Waiting until the other device starts, too …',
    taken: 'This file drop is taken',
    takenHint: 'Two devices are in it already. Begin one of your own.',
  },
  'zh-CN': {
    lead: '任意文件从一台设备直达另一台，中间什么都没有。',
    start: '开始传文件',
    startAgain: '重新开始',
    ended: '传输已结束',
    waiting: '等待对方也开始……',
    taken: '已有两台设备在传文件',
    takenHint: '位置已满，你可以另外发起一个。',
  },
}
