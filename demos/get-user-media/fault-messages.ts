import type { Locale } from '../../composables/locale.ts'
import type { Fault } from './faults.ts'

interface FaultText {
  /** In the menu. */
  readonly name: string
  /** How the error was brought about here. */
  readonly how: string
  /** Said when nothing went wrong: how to bring it about. */
  readonly worked: string
}

interface FaultTexts {
  readonly menu: string
  readonly lead: string
  readonly faults: Record<Fault, FaultText>
  readonly missingSpeaker: string
  readonly constraint: string
  readonly noMessage: string
  readonly noError: string
  readonly nextStep: string
  readonly close: string
  readonly openInsecure: string
}

const en: FaultTexts = {
  menu: 'Errors on purpose',
  lead: 'Each makes the browser throw the real error.',
  faults: {
    'denied': {
      name: 'Denied',
      how: 'Asked inside a frame to which its page gives neither camera nor microphone. Whoever presses “Block” causes the same error.',
      worked: 'This browser does not mind what the page allows its frames. Press “Block” when it asks.',
    },
    'not-found': {
      name: 'None found',
      how: 'This device lacks a camera or a microphone, and just that was asked for.',
      worked: 'There is one of each here. Unplug the camera, or switch it off in the system, and press again.',
    },
    'in-use': {
      name: 'In use',
      how: 'All cameras were to be opened at the same time, and one is taken.',
      worked: 'Every camera opened: this system shares them. Let another app hold the camera, then press again; on Windows and on phones it fails then.',
    },
    'overconstrained': {
      name: 'Too much asked',
      how: 'Asked for a picture exactly 100,000 pixels wide.',
      worked: 'This browser passes over the constraint.',
    },
    'no-such-device': {
      name: 'No such device',
      how: 'A camera that is named and missing is an unmet constraint, not a NotFoundError.',
      worked: 'This browser took another camera instead.',
    },
    'nothing-asked': {
      name: 'Nothing asked',
      how: 'Asked for neither audio nor video.',
      worked: 'This browser gives an empty stream.',
    },
    'insecure': {
      name: 'Insecure origin',
      how: 'On plain http browsers leave out navigator.mediaDevices.',
      worked: 'This page’s origin is secure: https, or localhost. On plain http, navigator.mediaDevices is missing.',
    },
  },
  missingSpeaker: 'There is a camera and a microphone here, so a loudspeaker was asked for that does not exist: setSinkId throws the same error.',
  constraint: 'constraint',
  noMessage: 'The browser gives no message.',
  noError: 'No error',
  nextStep: 'Next',
  close: 'Close',
  openInsecure: 'Open it over http',
}

const zhCN: FaultTexts = {
  menu: '有意出错',
  lead: '每一项都让浏览器抛出真正的错误。',
  faults: {
    'denied': {
      name: '被拒绝',
      how: '在一个 iframe 里请求，而页面既没有给它摄像头，也没有给它麦克风。用户点“禁止”也会得到同样的错误。',
      worked: '此浏览器不管页面给 iframe 什么权限。请在它询问时点“禁止”。',
    },
    'not-found': {
      name: '没有设备',
      how: '这台设备缺少摄像头或麦克风，而请求的正是它。',
      worked: '这里两样都有。请拔掉摄像头，或在系统里关掉它，再按一次。',
    },
    'in-use': {
      name: '被占用',
      how: '请求同时打开所有摄像头，而其中一个已被占用。',
      worked: '所有摄像头都打开了：这个系统允许共用。请让别的应用占住摄像头，再按一次；在 Windows 和手机上就会失败。',
    },
    'overconstrained': {
      name: '要求过高',
      how: '请求的画面宽度必须正好是 100,000 像素。',
      worked: '此浏览器忽略了这个约束。',
    },
    'no-such-device': {
      name: '查无此设备',
      how: '指名的摄像头不存在，属于约束不能满足，而不是 NotFoundError。',
      worked: '此浏览器改用了别的摄像头。',
    },
    'nothing-asked': {
      name: '什么都没要',
      how: '音频和视频都没有请求。',
      worked: '此浏览器给出了一个空的流。',
    },
    'insecure': {
      name: '不安全的来源',
      how: '在普通 http 页面上，浏览器不提供 navigator.mediaDevices。',
      worked: '本页面的来源是安全的：https 或 localhost。在普通 http 页面上，navigator.mediaDevices 不存在。',
    },
  },
  missingSpeaker: '这里摄像头和麦克风都有，所以请求了一个不存在的扬声器：setSinkId 抛出同样的错误。',
  constraint: '约束',
  noMessage: '浏览器没有给出说明。',
  noError: '没有出错',
  nextStep: '下一步',
  close: '关闭',
  openInsecure: '用 http 打开',
}

export const faultTexts: Record<Locale, FaultTexts> = { 'en': en, 'zh-CN': zhCN }
