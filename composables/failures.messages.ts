import type { FailureReason } from '../rtc/errors.ts'
import type { FailureText } from './failures.ts'
import type { Locale } from './locale.ts'

const en: Record<FailureReason, FailureText> = {
  'permission-denied': {
    title: 'The camera or microphone is blocked',
    nextStep: 'Allow it in the browser’s site settings (beside the address), or take part without it.',
  },
  'device-not-found': {
    title: 'No camera or microphone found',
    nextStep: 'Connect one, or take part without it.',
  },
  'device-in-use': {
    title: 'Another app is using the camera or microphone',
    nextStep: 'Close that app or the other call, then try again.',
  },
  'overconstrained': {
    title: 'The camera cannot deliver the picture that was asked for',
    nextStep: 'Try another camera, or take part without it.',
  },
  'insecure-context': {
    title: 'Camera and microphone need HTTPS',
    nextStep: 'Switch to the page’s https address, or take part without them.',
  },
  'media-unsupported': {
    title: 'This browser gives pages no camera',
    nextStep: 'Open this page in Chrome, Firefox or Safari, or take part without a camera.',
  },
  'media-aborted': {
    title: 'The camera stopped before it started',
    nextStep: 'Try again.',
  },
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
  'unknown': {
    title: 'Something went wrong',
    nextStep: 'Try again, or reload the page.',
  },
}

const zh: Record<FailureReason, FailureText> = {
  'permission-denied': {
    title: '摄像头或麦克风被禁用',
    nextStep: '请在浏览器的网站设置（地址栏旁）中允许使用，或者不用它们参与。',
  },
  'device-not-found': {
    title: '没有找到摄像头或麦克风',
    nextStep: '请连接设备，或者不用它们参与。',
  },
  'device-in-use': {
    title: '其他应用正在使用摄像头或麦克风',
    nextStep: '请关闭那个应用或通话，然后重试。',
  },
  'overconstrained': {
    title: '摄像头无法提供所需的画面',
    nextStep: '请换一个摄像头，或者不用摄像头参与。',
  },
  'insecure-context': {
    title: '摄像头和麦克风需要 HTTPS',
    nextStep: '请切换到本页的 https 地址，或者不用它们参与。',
  },
  'media-unsupported': {
    title: '此浏览器不向网页提供摄像头',
    nextStep: '请用 Chrome、Firefox 或 Safari 打开本页，或者不用摄像头参与。',
  },
  'media-aborted': {
    title: '摄像头还没启动就停止了',
    nextStep: '请重试。',
  },
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
  'unknown': {
    title: '出了点问题',
    nextStep: '请重试，或重新加载页面。',
  },
}

/** What every failure reason says to a person. */
export const failureTexts: Record<Locale, Record<FailureReason, FailureText>> = { en, 'zh-CN': zh }
