import type { MediaFailureReason } from '../../rtc/errors.ts'
import type { FailureText } from '../failures.ts'
import type { Locale } from '../locale.ts'

const en: Record<MediaFailureReason, FailureText> = {
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
    nextStep: 'Ask for less, or choose another camera.',
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
  'nothing-requested': {
    title: 'Nothing was asked for',
    nextStep: 'Ask for video, for audio, or for both.',
  },
  'device-lost': {
    title: 'The camera or microphone has gone',
    nextStep: 'It was unplugged, or the system took it away. Connect it again, or choose another one.',
  },
  'recording-failed': {
    title: 'The recording stopped',
    nextStep: 'What was recorded until then is kept. Choose another format and record again.',
  },
}

const zh: Record<MediaFailureReason, FailureText> = {
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
    nextStep: '请降低要求，或换一个摄像头。',
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
  'nothing-requested': {
    title: '什么都没有请求',
    nextStep: '请至少请求视频或音频中的一个。',
  },
  'device-lost': {
    title: '摄像头或麦克风断开了',
    nextStep: '它被拔掉了，或被系统收回。请重新接上，或换一个设备。',
  },
  'recording-failed': {
    title: '录制中断了',
    nextStep: '已经录下的部分还在。请换一种格式重新录制。',
  },
}

/** What fails about camera and microphone. */
export const mediaFailureTexts: Record<Locale, typeof en> = { en, 'zh-CN': zh }
