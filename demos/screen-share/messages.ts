import type { Locale } from '../../composables/locale.ts'
import type { ShareSettings } from './settings.ts'

const en = {
  lab: 'A call between two ends of this page',

  // the two ends
  sent: 'Sent',
  received: 'Received',
  source: (source: 'picture' | 'camera' | 'screen') => ({
    picture: 'a picture',
    camera: 'the camera',
    screen: 'the screen',
  })[source],
  swaps: (count: number) => `replaceTrack × ${count}`,
  negotiations: (count: number) => `negotiation × ${count}`,
  oneCall: 'One call',

  // what is sent
  own: 'Without a screen',
  picture: 'Picture',
  camera: 'Camera',
  share: 'Share the screen',
  shareOther: 'Share something else',
  stop: 'Stop sharing',
  choosing: 'Choose in the browser’s window …',
  dismiss: 'Close',

  // what is asked for
  surface: 'Surface',
  surfaceName: (surface: ShareSettings['surface']) => ({
    any: 'any',
    browser: 'a tab',
    window: 'a window',
    monitor: 'a whole screen',
  })[surface],
  cursor: 'Cursor',
  cursorName: (cursor: ShareSettings['cursor']) => ({
    any: 'as it likes',
    always: 'always',
    motion: 'when it moves',
    never: 'never',
  })[cursor],
  sound: 'Sound',
  self: 'This tab, too',
  given: 'What was given',
  withoutSound: 'no sound',
  withSound: 'sound',

  // what arrives
  size: 'Size',
  frameRate: 'Frame rate',
  bitrate: 'Bit rate',
  hint: 'Content hint',
  hintName: (hint: ShareSettings['hint']) => ({
    none: 'none',
    motion: 'motion',
    detail: 'detail',
    text: 'text',
  })[hint],
  hintSays: (hint: ShareSettings['hint']) => ({
    none: 'No hint: a camera is motion, a screen is detail.',
    motion: 'Motion: the frame rate stays, the picture shrinks.',
    detail: 'Detail: the size stays, frames are dropped.',
    text: 'Text: size and sharp letters stay, frames are dropped.',
  })[hint],
  limit: 'At most, in kbit/s',
  noLimit: 'no limit',

  // two devices
  where: 'The two ends',
  inPage: 'On this page',
  twoDevices: 'On two devices',
  otherEnd: 'The other device',
  waiting: 'Waiting for the other device …',
  hear: 'Hear it',
  silence: 'Mute it',
  leave: 'Leave',

  // presenter
  controls: 'Screen sharing',
  notRunning: 'No window of the deck shows the call now.',
  sends: (source: string) => `The screen window sends ${source}.`,
  choosingThere: 'The picker is open in the screen window.',
  pressThere: 'To share, press “Share the screen” in the screen window: browsers want the press where they capture.',
  cannotShare: 'The screen window’s browser cannot capture a screen.',
}

const zhCN: typeof en = {
  lab: '本页两端之间的通话',

  sent: '发送',
  received: '接收',
  source: source => ({
    picture: '动画画面',
    camera: '摄像头',
    screen: '屏幕',
  })[source],
  swaps: count => `replaceTrack × ${count}`,
  negotiations: count => `协商 × ${count}`,
  oneCall: '同一个通话',

  own: '不共享屏幕时',
  picture: '动画画面',
  camera: '摄像头',
  share: '共享屏幕',
  shareOther: '换一个共享',
  stop: '停止共享',
  choosing: '请在浏览器的窗口中选择……',
  dismiss: '关闭',

  surface: '画面来源',
  surfaceName: surface => ({
    any: '任意',
    browser: '标签页',
    window: '窗口',
    monitor: '整个屏幕',
  })[surface],
  cursor: '光标',
  cursorName: cursor => ({
    any: '由浏览器定',
    always: '始终显示',
    motion: '移动时显示',
    never: '不显示',
  })[cursor],
  sound: '声音',
  self: '可选本页',
  given: '实际得到',
  withoutSound: '无声音',
  withSound: '声音',

  size: '尺寸',
  frameRate: '帧率',
  bitrate: '码率',
  hint: '内容提示',
  hintName: hint => ({
    none: '无',
    motion: '运动',
    detail: '细节',
    text: '文字',
  })[hint],
  hintSays: hint => ({
    none: '无提示：摄像头按运动处理，屏幕按细节处理。',
    motion: '运动：帧率不变，画面变小。',
    detail: '细节：尺寸不变，丢掉一些帧。',
    text: '文字：尺寸不变，字迹清晰，丢掉一些帧。',
  })[hint],
  limit: '码率上限（kbit/s）',
  noLimit: '不限',

  where: '两端在哪里',
  inPage: '都在本页',
  twoDevices: '两台设备',
  otherEnd: '另一台设备',
  waiting: '等待另一台设备……',
  hear: '播放声音',
  silence: '静音',
  leave: '离开',

  controls: '屏幕共享',
  notRunning: '目前没有窗口在显示通话。',
  sends: source => `投影窗口正在发送${source}。`,
  choosingThere: '投影窗口里正打开着选择窗口。',
  pressThere: '要共享，请在投影窗口里按“共享屏幕”：浏览器要求在采集画面的窗口里点按。',
  cannotShare: '投影窗口的浏览器不能录制屏幕。',
}

/** The screen sharing's texts, in both languages. */
export const shareTexts: Record<Locale, typeof en> = { 'en': en, 'zh-CN': zhCN }
