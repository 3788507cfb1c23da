import type { NavOperations, ShortcutOptions } from '@slidev/types'
import { isKeyHelpShown } from '../composables/keyHelp.ts'
import { useLanguageSwitch } from '../composables/useLanguageSwitch.ts'

/** Slidev's own keys, `L` for the other language, and `?` for what the keys do. */
export default function setup(_nav: NavOperations, base: ShortcutOptions[]): ShortcutOptions[] {
  const { switchLanguage } = useLanguageSwitch()
  return [
    ...base,
    { name: 'switch_language', key: 'l', fn: switchLanguage },
    {
      name: 'key_help',
      key: '?',
      fn: () => isKeyHelpShown.value = true,
    },
  ]
}
