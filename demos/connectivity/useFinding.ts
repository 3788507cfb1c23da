import type { ComputedRef } from 'vue'
import type { FailureReason } from '../../rtc/errors.ts'
import type { SkipReason } from './facts.ts'
import type { FindingText } from './finding-messages.ts'
import type { Finding, Verdict } from './verdict.ts'
import { computed } from 'vue'
import { failureTexts } from '../../composables/failures.messages.ts'
import { locale } from '../../composables/locale.ts'
import { findingTexts } from './finding-messages.ts'

type Said = NonNullable<Verdict['says']>

/** The text of a finding, or of a failure that needs no other, in the reader's language. */
export function useFinding(): ComputedRef<(says: string | null) => FindingText | null> {
  return computed(() => {
    const [findings, failures] = [findingTexts[locale.value], failureTexts[locale.value]]
    return (says) => {
      if (says === null)
        return null
      if (Object.hasOwn(findings, says))
        return findings[says as Finding | SkipReason]
      const failure = Object.hasOwn(failures, says)
        ? failures[says as Said & FailureReason]
        : failures.unknown
      return {
        says: locale.value === 'en'
          ? `${failure.title}.`
          : `${failure.title}。`,
        step: failure.nextStep,
      }
    }
  })
}
