import type { ComputedRef } from 'vue'
import type { Locale } from './locale.ts'
import { computed } from 'vue'
import { addressInLanguage } from './deckLanguage.ts'
import { locale } from './locale.ts'

export interface UseLanguageSwitchReturn {
  /** The language that the deck is not in. */
  other: ComputedRef<Locale>
  /** Turns every window of this deck in this browser to the other language, each on its slide. */
  switchLanguage: () => void
}

/** The windows of a deck, in either language, hear each other here. */
const channel = typeof BroadcastChannel === 'function'
  ? new BroadcastChannel('wt-deck-language')
  : null
channel?.addEventListener('message', ({ data }) => {
  if ((data === 'en' || data === 'zh-CN') && data !== locale.value)
    goTo(data)
})

function goTo(language: Locale): void {
  const deckBase = new URL(import.meta.env.BASE_URL, location.href)
  location.assign(addressInLanguage(new URL(location.href), deckBase, language))
}

/** The way to the same slide in the other language. While writing there is one deck alone, hence none. */
export function useLanguageSwitch(): UseLanguageSwitchReturn {
  const other = computed<Locale>(() => locale.value === 'en'
    ? 'zh-CN'
    : 'en')
  return {
    other,
    switchLanguage() {
      channel?.postMessage(other.value)
      goTo(other.value)
    },
  }
}
