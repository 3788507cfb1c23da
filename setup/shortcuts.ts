import type { NavOperations, ShortcutOptions } from '@slidev/types'
import { useLanguageSwitch } from '../composables/useLanguageSwitch.ts'

/** Slidev's own keys, and `L` for the other language. */
export default function setup(_nav: NavOperations, base: ShortcutOptions[]): ShortcutOptions[] {
  const { switchLanguage } = useLanguageSwitch()
  return [
    ...base,
    { name: 'switch_language', key: 'l', fn: switchLanguage },
  ]
}
