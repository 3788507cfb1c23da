import type { FailureReason } from '../rtc/errors.ts'
import type { FailureText } from './failures.ts'
import type { Locale } from './locale.ts'
import { connectionFailureTexts } from './failures/connection.messages.ts'
import { fileFailureTexts } from './failures/file.messages.ts'
import { mediaFailureTexts } from './failures/media.messages.ts'
import { roomFailureTexts } from './failures/room.messages.ts'
import { screenFailureTexts } from './failures/screen.messages.ts'

const en: Record<FailureReason, FailureText> = {
  ...mediaFailureTexts.en,
  ...screenFailureTexts.en,
  ...connectionFailureTexts.en,
  ...roomFailureTexts.en,
  ...fileFailureTexts.en,
  unknown: {
    title: 'Something went wrong',
    nextStep: 'Try again, or reload the page.',
  },
}

const zh: Record<FailureReason, FailureText> = {
  ...mediaFailureTexts['zh-CN'],
  ...screenFailureTexts['zh-CN'],
  ...connectionFailureTexts['zh-CN'],
  ...roomFailureTexts['zh-CN'],
  ...fileFailureTexts['zh-CN'],
  unknown: {
    title: '出了点问题',
    nextStep: '请重试，或重新加载页面。',
  },
}

/** What every failure reason says to a person. */
export const failureTexts: Record<Locale, Record<FailureReason, FailureText>> = { en, 'zh-CN': zh }
