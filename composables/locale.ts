import type { ComputedRef, Ref } from 'vue'
import { computed, readonly, ref } from 'vue'
import { recall, remember } from './storage.ts'

export type Locale = 'en' | 'zh-CN'

/** One language's texts: plain strings, and functions where something is filled in. */
export type Messages = Record<string, string | ((...args: never[]) => string)>

const STORAGE_KEY = 'wt-locale'

/** The supported locale a BCP 47 tag asks for, or `null`. Any Chinese is answered in zh-CN. */
export function matchLocale(tag: string | null | undefined): Locale | null {
  if (!tag)
    return null
  if (/^zh\b/i.test(tag))
    return 'zh-CN'
  return /^en\b/i.test(tag)
    ? 'en'
    : null
}

/**
 * The page's language: `?lang=`, then the language the page was written in (`<html lang>`; pages that
 * follow their reader leave it out), then the reader's earlier choice, then the browser's languages.
 */
function initialLocale(): Locale {
  if (typeof document === 'undefined')
    return 'en'
  const candidates = [
    new URLSearchParams(location.search).get('lang'),
    document.documentElement.lang,
    recall(STORAGE_KEY),
    ...navigator.languages,
  ]
  return candidates.map(matchLocale).find(match => match !== null) ?? 'en'
}

const current = ref<Locale>(initialLocale())
if (typeof document !== 'undefined')
  document.documentElement.lang = current.value

/** The language everything is shown in. */
export const locale: Readonly<Ref<Locale>> = readonly(current)

/** Changes the language everywhere on the page and remembers the choice on this device. */
export function setLocale(next: Locale): void {
  current.value = next
  remember(STORAGE_KEY, next)
  document.documentElement.lang = next
}

/** The texts of the current language, out of a table that has them all. */
export function useMessages<M>(tables: Record<Locale, M>): ComputedRef<M> {
  return computed(() => tables[current.value])
}
