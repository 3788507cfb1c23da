import type { ScreenFailureReason } from '../../rtc/errors.ts'
import type { FailureText } from '../failures.ts'
import type { Locale } from '../locale.ts'

const en: Record<ScreenFailureReason, FailureText> = {
  'screen-denied': {
    title: 'Nothing is shared',
    nextStep: 'The picker was closed, or the answer was no. Press the button again and choose something.',
  },
  'screen-blocked': {
    title: 'The system does not let this browser capture the screen',
    nextStep: 'Allow it, then restart the browser. On a Mac: System Settings, Privacy & Security, Screen & System Audio Recording.',
  },
  'screen-needs-press': {
    title: 'Sharing starts with a press',
    nextStep: 'Press the button in the window that shall share: a page cannot start it by itself.',
  },
  'screen-unreadable': {
    title: 'The screen could not be read',
    nextStep: 'Another app may protect it, or the window was closed. Choose something else.',
  },
  'screen-unsupported': {
    title: 'This browser cannot share a screen',
    nextStep: 'No phone or tablet shares its screen with a page: use a computer. Receiving works here.',
  },
  'screen-insecure': {
    title: 'Sharing a screen needs HTTPS',
    nextStep: 'Open this page by its https address, or on localhost. Receiving works here.',
  },
}

const zh: Record<ScreenFailureReason, FailureText> = {
  'screen-denied': {
    title: '没有共享任何内容',
    nextStep: '选择窗口被关闭，或者你选择了拒绝。请再按一次按钮，然后选一项。',
  },
  'screen-blocked': {
    title: '系统不允许此浏览器录制屏幕',
    nextStep: '请在系统中允许，再重启浏览器。Mac 上：系统设置 → 隐私与安全性 → 录屏与系统录音。',
  },
  'screen-needs-press': {
    title: '共享必须由点按开始',
    nextStep: '请在要共享的窗口里按下按钮：网页不能自行开始。',
  },
  'screen-unreadable': {
    title: '无法读取屏幕画面',
    nextStep: '画面可能受其他应用保护，或者窗口已关闭。请选择别的内容。',
  },
  'screen-unsupported': {
    title: '此浏览器不能共享屏幕',
    nextStep: '手机和平板都不能向网页共享屏幕：请用电脑。在这里可以接收。',
  },
  'screen-insecure': {
    title: '共享屏幕需要 HTTPS',
    nextStep: '请用 https 地址打开本页，或在 localhost 上打开。在这里可以接收。',
  },
}

/** What fails about the sharing of a screen. */
export const screenFailureTexts: Record<Locale, typeof en> = { en, 'zh-CN': zh }
