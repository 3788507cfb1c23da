import type { Locale } from '../../composables/locale.ts'
import type { PairWords } from '../kit/pair/messages.ts'
import type { EntryState } from './chat-log.ts'
import type { WireType } from './wire.ts'

const en = {
  stage: {
    inviteTitle: 'Two of you write to each other',
    inviteLead: 'Scan, type a name, keep the page open. Then two of you chat, and we watch the bytes.',
    end: 'End the chat',
  },

  // messages
  messages: 'Messages',
  nothingYet: 'Nothing has been said yet.',
  nothingHint: 'What is written appears here, with every byte that travels.',
  isTyping: (name: string) => `${name} is typing …`,
  typing: 'is typing …',
  state: {
    waiting: 'waiting',
    sent: 'sent',
    delivered: 'delivered',
    unconfirmed: 'unconfirmed',
    refused: 'refused',
    received: 'received',
  } satisfies Record<EntryState, string> as Record<EntryState, string>,
  sendAgain: 'Send again',
  unconfirmedHint: 'The connection went before it was acknowledged.',
  unshown: (count: number) => count === 1
    ? '1 more message came too fast to be shown.'
    : `${count} more messages came too fast to be shown.`,
  big: (size: string) => `A message of ${size}`,
  empty: 'An empty message',

  // the wire
  wireType: {
    string: 'String',
    binary: 'Binary',
  } satisfies Record<WireType, string> as Record<WireType, string>,
  bytes: (count: number) => count === 1
    ? '1 byte'
    : `${count.toLocaleString('en')} bytes`,
  bytesRead: (size: string, hex: string) => `${size}: ${hex}`,
  sendAs: 'Send as',

  // composer
  placeholder: 'Write something',
  send: 'Send',
  showBytes: 'Bytes',

  // limits
  limits: 'How large may a message be?',
  limitsLead: 'One call of send() is one message, and a message is never cut in two.',
  size: 'Message size',
  sizeField: 'Exact size in bytes',
  sendSize: (size: string) => `Send ${size}`,
  advice: '16 KiB, safe everywhere',
  adviceHint: 'Without message interleaving (RFC 8260) a large message holds up every other channel of the connection; hence the advice of RFC 8831: at most 16 KiB.',
  assumed: '64 KiB, when an end names no limit',
  maximum: (size: string) => `${size}: sctp.maxMessageSize of this connection`,
  over: 'One byte more',
  beyondPage: (size: string) => `This connection takes more than this page sends (${size}).`,
  unknownLimit: 'The limit is known once the two are connected.',
}

const zhCN: typeof en = {
  stage: {
    inviteTitle: '请两位互发消息',
    inviteLead: '扫码，输入名字，保持页面打开。然后你们中的两位互发消息，我们来看字节。',
    end: '结束聊天',
  },

  messages: '消息',
  nothingYet: '还没有消息。',
  nothingHint: '写下的内容会出现在这里，连同传输的每个字节。',
  isTyping: name => `${name} 正在输入……`,
  typing: '正在输入……',
  state: {
    waiting: '等待中',
    sent: '已发送',
    delivered: '已送达',
    unconfirmed: '未确认',
    refused: '被拒绝',
    received: '已收到',
  },
  sendAgain: '重新发送',
  unconfirmedHint: '连接在确认之前断开了。',
  unshown: count => `另有 ${count} 条消息来得太快，没有显示。`,
  big: size => `一条 ${size} 的消息`,
  empty: '空消息',

  wireType: {
    string: '字符串',
    binary: '二进制',
  },
  bytes: count => `${count.toLocaleString('zh-CN')} 字节`,
  bytesRead: (size, hex) => `${size}：${hex}`,
  sendAs: '发送为',

  placeholder: '写点什么',
  send: '发送',
  showBytes: '字节',

  limits: '一条消息可以多大？',
  limitsLead: '每调用一次 send() 就是一条消息，一条消息绝不会被拆成两条。',
  size: '消息大小',
  sizeField: '精确字节数',
  sendSize: size => `发送 ${size}`,
  advice: '16 KiB，处处安全',
  adviceHint: '没有消息交织（RFC 8260）时，一条大消息会堵住同一连接的其他所有通道；因此 RFC 8831 建议不超过 16 KiB。',
  assumed: '64 KiB，一端未声明上限时',
  maximum: size => `${size}：此连接的 sctp.maxMessageSize`,
  over: '再多一个字节',
  beyondPage: size => `此连接的上限大于本页能发送的大小（${size}）。`,
  unknownLimit: '两台设备连上之后才知道上限。',
}

/** The chat's texts, in both languages. */
export const chatTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }

/** What the chat's own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'Write on one device, read on the other, and look at the bytes in between.',
    start: 'Start the chat',
    startAgain: 'Chat again',
    ended: 'The chat has ended',
    waiting: 'Waiting until the other device starts the chat, too …',
    taken: 'This chat is taken',
    takenHint: 'Two devices are in it already. Begin one of your own.',
  },
  'zh-CN': {
    lead: '在一台设备上写，在另一台上读，再看看中间的字节。',
    start: '开始聊天',
    startAgain: '再聊一次',
    ended: '聊天已结束',
    waiting: '等待对方也开始聊天……',
    taken: '聊天已满',
    takenHint: '已有两台设备在聊天。你可以另外发起一个。',
  },
}
