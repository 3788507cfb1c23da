import type { FileFailureReason } from '../../rtc/errors.ts'
import type { FailureText } from '../failures.ts'
import type { Locale } from '../locale.ts'

const en: Record<FileFailureReason, FailureText> = {
  'file-too-large': {
    title: 'More than this device takes',
    nextStep: 'Nothing was sent. Ask for less at a time, or raise the limit here.',
  },
  'remote-file-too-large': {
    title: 'More than the other device takes',
    nextStep: 'Nothing was sent. Send less at a time, or have the limit there raised.',
  },
  'receiver-busy': {
    title: 'Too many offers wait for an answer',
    nextStep: 'Have some of them accepted or declined first.',
  },
  'storage-full': {
    title: 'This device has no room left',
    nextStep: 'Free some space, then have it offered again.',
  },
  'remote-storage-full': {
    title: 'The other device has no room left',
    nextStep: 'Offer it again when there is space, or send something smaller.',
  },
  'save-refused': {
    title: 'Saving was refused',
    nextStep: 'Nothing was kept. Have it offered again, and accept it without choosing a place.',
  },
  'remote-save-refused': {
    title: 'The other device did not save it',
    nextStep: 'Saving was refused there. Offer it again.',
  },
  'save-failed': {
    title: 'It could not be saved',
    nextStep: 'Have it offered again, or use another browser.',
  },
  'remote-save-failed': {
    title: 'The other device could not save it',
    nextStep: 'Offer it again.',
  },
  'file-unreadable': {
    title: 'The file cannot be read any more',
    nextStep: 'It was moved, changed or removed meanwhile. Choose it again.',
  },
  'remote-file-unreadable': {
    title: 'The other device cannot read the file any more',
    nextStep: 'It was moved, changed or removed there. Have it chosen again.',
  },
  'hash-mismatch': {
    title: 'What arrived is not what was sent',
    nextStep: 'The hashes differ, so nothing was kept. Send it again.',
  },
  'remote-broke-rules': {
    title: 'The other device sent what was not agreed',
    nextStep: 'Everything was stopped, and nothing of it was kept. Reload both pages to begin anew.',
  },
  'stopped-by-remote': {
    title: 'The other device stopped everything',
    nextStep: 'It says that it got what was not agreed. Reload both pages to begin anew.',
  },
  'sender-gone': {
    title: 'The other device has begun anew',
    nextStep: 'It knows nothing of this file any more. Have it offered again.',
  },
}

const zh: Record<FileFailureReason, FailureText> = {
  'file-too-large': {
    title: '超过了本机愿意接收的大小',
    nextStep: '什么都没有发送。请对方分批发送，或在本机调高上限。',
  },
  'remote-file-too-large': {
    title: '超过了对方愿意接收的大小',
    nextStep: '什么都没有发送。请分批发送，或请对方调高上限。',
  },
  'receiver-busy': {
    title: '等待答复的文件太多',
    nextStep: '请先接受或拒绝其中一些。',
  },
  'storage-full': {
    title: '本机空间已满',
    nextStep: '请腾出空间，然后让对方重新发送。',
  },
  'remote-storage-full': {
    title: '对方空间已满',
    nextStep: '请等对方腾出空间后重新发送，或发送小一些的文件。',
  },
  'save-refused': {
    title: '保存被拒绝',
    nextStep: '什么都没有保留。请让对方重新发送，直接接受而不选择位置。',
  },
  'remote-save-refused': {
    title: '对方没有保存',
    nextStep: '对方那边拒绝了保存，请重新发送。',
  },
  'save-failed': {
    title: '无法保存',
    nextStep: '请让对方重新发送，或换一个浏览器。',
  },
  'remote-save-failed': {
    title: '对方无法保存',
    nextStep: '请重新发送。',
  },
  'file-unreadable': {
    title: '文件已无法读取',
    nextStep: '它在此期间被移动、修改或删除了，请重新选择。',
  },
  'remote-file-unreadable': {
    title: '对方已无法读取该文件',
    nextStep: '它在对方那边被移动、修改或删除了，请对方重新选择。',
  },
  'hash-mismatch': {
    title: '收到的与发送的不一致',
    nextStep: '哈希值不同，因此什么都没有保留。请重新发送。',
  },
  'remote-broke-rules': {
    title: '对方发送了未经同意的内容',
    nextStep: '一切已停止，其中的内容都没有保留。请重新加载两边的页面。',
  },
  'stopped-by-remote': {
    title: '对方停止了一切传输',
    nextStep: '对方称收到了未经同意的内容。请重新加载两边的页面。',
  },
  'sender-gone': {
    title: '对方已重新开始',
    nextStep: '它已不记得这个文件，请对方重新发送。',
  },
}

/** What fails about the transfer of files. */
export const fileFailureTexts: Record<Locale, typeof en> = { en, 'zh-CN': zh }
