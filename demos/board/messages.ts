import type { Locale } from '../../composables/locale.ts'
import type { PairWords } from '../kit/pair/messages.ts'

const en = {
  stage: {
    inviteTitle: 'Draw together, all at once',
    inviteLead: 'Scan, type a name, keep the page open. Then up to eight of you draw on one board.',
    end: 'End the drawing',
  },

  board: 'Drawing board',
  boardHint: 'Draw with a finger, a pen or a mouse. With the keyboard: arrow keys move the pen, with Shift further, the space bar puts it down and lifts it.',
  penDown: (x: number, y: number) => `Pen down, ${x} % across, ${y} % down`,
  penUp: (x: number, y: number) => `Pen up, ${x} % across, ${y} % down`,
  speaker: 'Speaker',
  empty: 'Draw something: everyone sees it as you do.',
  strokes: (count: number) => count === 1
    ? '1 stroke'
    : `${count} strokes`,
  full: 'The board is full. Clear it to go on.',

  color: 'Colour',
  colors: [
    'Ink',
    'Orange',
    'Teal',
    'Violet',
    'Green',
    'Amber',
  ],
  width: 'Width',
  widths: ['Thin', 'Medium', 'Thick'],
  undo: 'Undo',
  clear: 'Clear',
  clearSurely: 'All of it?',
  export: 'Save PNG',

  onBoard: 'On the board',
  askAnother: 'Ask one more',
}

const zhCN: typeof en = {
  stage: {
    inviteTitle: '一起画，同时画',
    inviteLead: '扫码，输入名字，保持页面打开。然后最多八位在同一块画板上作画。',
    end: '结束作画',
  },

  board: '画板',
  boardHint: '用手指、触控笔或鼠标作画。用键盘：方向键移动画笔，按住 Shift 移动更远，空格键落笔和提笔。',
  penDown: (x, y) => `落笔，横向 ${x} %，纵向 ${y} %`,
  penUp: (x, y) => `提笔，横向 ${x} %，纵向 ${y} %`,
  speaker: '讲者',
  empty: '画点什么吧：所有人同时看到。',
  strokes: count => `${count} 笔`,
  full: '画板满了，清空后可以继续。',

  color: '颜色',
  colors: ['墨色', '橙色', '青色', '紫色', '绿色', '琥珀色'],
  width: '粗细',
  widths: ['细', '中', '粗'],
  undo: '撤回',
  clear: '清空',
  clearSurely: '全部清空？',
  export: '保存 PNG',

  onBoard: '正在作画',
  askAnother: '再请一位',
}

/** The board's texts, in both languages. */
export const boardTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }

/** What the board's own page says. */
export const pageWords: PairWords = {
  'en': {
    lead: 'One board, up to eight devices. Draw on one, see it on all.',
    start: 'Open the board',
    startAgain: 'Open it again',
    ended: 'You have left the board',
    waiting: 'Waiting until a second device opens the board …',
    taken: 'The board is taken',
    takenHint: 'Eight devices are on it already. Begin one of your own.',
  },
  'zh-CN': {
    lead: '一块画板，最多八台设备。在一台上画，在每一台上看到。',
    start: '打开画板',
    startAgain: '再次打开',
    ended: '你已离开画板',
    waiting: '等待第二台设备打开画板……',
    taken: '画板已满',
    takenHint: '已有八台设备在画板上。你可以另外发起一个。',
  },
}
