import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { FailureReason, TalkError } from '../rtc/errors.ts'
import { computed, toValue } from 'vue'
import { failureTexts } from './failures.messages.ts'
import { useMessages } from './locale.ts'

/** A failure in the reader's language: what happened, and what to do now. */
export interface FailureText {
  title: string
  nextStep: string
}

/** The text of a failure, or of its bare reason, in the page's language; `null` while there is none. */
export function useFailureText(failure: MaybeRefOrGetter<TalkError | FailureReason | null>): ComputedRef<FailureText | null> {
  const texts = useMessages(failureTexts)
  return computed(() => {
    const value = toValue(failure)
    return value && texts.value[typeof value === 'string'
      ? value
      : value.reason]
  })
}
