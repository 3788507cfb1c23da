import type { Locale } from '../../composables/locale.ts'

/** Something a demo needs of the browser. */
export type Need
  = | 'webrtc' | 'camera' | 'screen-capture' | 'media-recorder' | 'web-audio' | 'device-list'
    | 'replace-track' | 'dtmf' | 'codec-preferences' | 'origin-private-files' | 'file-picker' | 'clipboard'

/** `insecure`: the browser may have it, but gives it to pages on HTTPS (or localhost) only. */
export type NeedState = 'there' | 'missing' | 'insecure'

const nav = (): Partial<Navigator> => globalThis.navigator as Partial<Navigator>

const TESTS: Readonly<Record<Need, () => boolean>> = {
  'webrtc': () => typeof RTCPeerConnection === 'function',
  'camera': () => typeof nav().mediaDevices?.getUserMedia === 'function',
  'screen-capture': () => typeof nav().mediaDevices?.getDisplayMedia === 'function',
  'media-recorder': () => typeof MediaRecorder === 'function',
  'web-audio': () => typeof AudioContext === 'function',
  'device-list': () => typeof nav().mediaDevices?.enumerateDevices === 'function',
  'replace-track': () => typeof RTCRtpSender === 'function' && 'replaceTrack' in RTCRtpSender.prototype,
  'dtmf': () => typeof RTCDTMFSender === 'function',
  'codec-preferences': () => typeof RTCRtpTransceiver === 'function' && 'setCodecPreferences' in RTCRtpTransceiver.prototype,
  'origin-private-files': () => typeof nav().storage?.getDirectory === 'function',
  'file-picker': () => 'showSaveFilePicker' in globalThis,
  'clipboard': () => typeof nav().clipboard?.writeText === 'function',
}

/** What browsers leave out on plain HTTP. */
const SECURE_ONLY: ReadonlySet<Need> = new Set([
  'camera',
  'screen-capture',
  'device-list',
  'origin-private-files',
  'file-picker',
  'clipboard',
] as const)

/** Whether this browser, on this page, has it. */
export function needState(need: Need): NeedState {
  if (TESTS[need]())
    return 'there'
  return SECURE_ONLY.has(need) && !isSecureContext
    ? 'insecure'
    : 'missing'
}

interface NeedText { readonly name: string, readonly missing: string }

const en: Record<Need, NeedText> = {
  'webrtc': { name: 'RTCPeerConnection', missing: 'Open this page in Chrome, Firefox or Safari.' },
  'camera': { name: 'getUserMedia', missing: 'Open this page in Chrome, Firefox or Safari, outside another app.' },
  'screen-capture': { name: 'getDisplayMedia', missing: 'No phone shares its screen with a page: use a computer.' },
  'media-recorder': { name: 'MediaRecorder', missing: 'Update this browser to record.' },
  'web-audio': { name: 'AudioContext', missing: 'Update this browser to see levels.' },
  'device-list': { name: 'enumerateDevices', missing: 'This browser does not list its devices.' },
  'replace-track': { name: 'replaceTrack', missing: 'Update this browser to swap pictures in mid-call.' },
  'dtmf': { name: 'RTCDTMFSender', missing: 'This browser sends no tones.' },
  'codec-preferences': { name: 'setCodecPreferences', missing: 'This browser chooses the codec by itself.' },
  'origin-private-files': { name: 'origin private file system', missing: 'Files are kept in memory instead.' },
  'file-picker': { name: 'showSaveFilePicker', missing: 'Files are saved as downloads instead.' },
  'clipboard': { name: 'clipboard', missing: 'Mark the text and copy it by hand.' },
}

const zhCN: Record<Need, NeedText> = {
  'webrtc': { name: 'RTCPeerConnection', missing: '请用 Chrome、Firefox 或 Safari 打开本页。' },
  'camera': { name: 'getUserMedia', missing: '请在 Chrome、Firefox 或 Safari 中打开本页，不要在其他应用里打开。' },
  'screen-capture': { name: 'getDisplayMedia', missing: '手机不能向网页共享屏幕：请用电脑。' },
  'media-recorder': { name: 'MediaRecorder', missing: '要录制，请更新浏览器。' },
  'web-audio': { name: 'AudioContext', missing: '要看音量，请更新浏览器。' },
  'device-list': { name: 'enumerateDevices', missing: '此浏览器不列出设备。' },
  'replace-track': { name: 'replaceTrack', missing: '要在通话中换画面，请更新浏览器。' },
  'dtmf': { name: 'RTCDTMFSender', missing: '此浏览器不能发送按键音。' },
  'codec-preferences': { name: 'setCodecPreferences', missing: '此浏览器自行选择编解码器。' },
  'origin-private-files': { name: '源私有文件系统', missing: '文件改存在内存里。' },
  'file-picker': { name: 'showSaveFilePicker', missing: '文件改用下载的方式保存。' },
  'clipboard': { name: '剪贴板', missing: '请选中文字，手动复制。' },
}

/** The name of each need, and what to do without it. */
export const needTexts: Record<Locale, Record<Need, NeedText>> = { 'en': en, 'zh-CN': zhCN }
