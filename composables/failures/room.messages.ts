import type { RoomFailureReason } from '../../rtc/errors.ts'
import type { FailureText } from '../failures.ts'
import type { Locale } from '../locale.ts'

const en: Record<RoomFailureReason, FailureText> = {
  'room-not-found': {
    title: 'There is no such room',
    nextStep: 'Check the code on the screen and type it again.',
  },
  'room-full': {
    title: 'The room is full',
    nextStep: 'Watch on the big screen, or try again when somebody has left.',
  },
  'wrong-version': {
    title: 'This page is out of date',
    nextStep: 'Reload it.',
  },
  'wrong-host-key': {
    title: 'This window may not control the room',
    nextStep: 'Open the deck from the address that the speaker’s laptop printed.',
  },
  'replaced': {
    title: 'Open in another tab',
    nextStep: 'You take part there now. Close it, or go on here.',
  },
  'flooding': {
    title: 'Too much at once',
    nextStep: 'Wait a few seconds, then come back.',
  },
  'not-connected': {
    title: 'Not connected right now',
    nextStep: 'It reconnects by itself. Then try again.',
  },
  'not-allowed': {
    title: 'Only the speaker can do that',
    nextStep: 'Nothing was changed.',
  },
  'no-such-participant': {
    title: 'That person is no longer here',
    nextStep: 'Choose somebody else.',
  },
  'not-enough-participants': {
    title: 'Too few people are here',
    nextStep: 'Wait until more have joined.',
  },
  'stage-busy': {
    title: 'The stage is in use',
    nextStep: 'End what runs there, then start the next.',
  },
  'not-invited': {
    title: 'The invitation is over',
    nextStep: 'Somebody else may have your place now. There will be another chance.',
  },
  'config-unreadable': {
    title: 'The page could not load its settings',
    nextStep: 'Be on the same Wi-Fi as the speaker. It keeps trying by itself.',
  },
}

const zh: Record<RoomFailureReason, FailureText> = {
  'room-not-found': {
    title: '没有这个房间',
    nextStep: '请对照大屏幕上的代码重新输入。',
  },
  'room-full': {
    title: '房间已满',
    nextStep: '请看大屏幕，或者等有人离开后再试。',
  },
  'wrong-version': {
    title: '页面版本已过期',
    nextStep: '请重新加载。',
  },
  'wrong-host-key': {
    title: '此窗口无权控制房间',
    nextStep: '请用演讲者电脑上显示的地址打开幻灯片。',
  },
  'replaced': {
    title: '已在另一个标签页打开',
    nextStep: '你正在那里参与。可以关闭它，或者改在这里继续。',
  },
  'flooding': {
    title: '操作太频繁',
    nextStep: '请等几秒再回来。',
  },
  'not-connected': {
    title: '当前未连接',
    nextStep: '正在自动重连，之后请重试。',
  },
  'not-allowed': {
    title: '只有演讲者可以这样做',
    nextStep: '没有任何更改。',
  },
  'no-such-participant': {
    title: '这个人已经不在了',
    nextStep: '请选择其他人。',
  },
  'not-enough-participants': {
    title: '人数不够',
    nextStep: '请等更多人加入。',
  },
  'stage-busy': {
    title: '舞台正在使用',
    nextStep: '请先结束正在进行的演示。',
  },
  'not-invited': {
    title: '邀请已结束',
    nextStep: '位置可能给了别人，之后还有机会。',
  },
  'config-unreadable': {
    title: '页面无法读取设置',
    nextStep: '请与演讲者使用同一个 Wi-Fi。页面会自动重试。',
  },
}

/** What fails about the room and its stage. */
export const roomFailureTexts: Record<Locale, typeof en> = { en, 'zh-CN': zh }
