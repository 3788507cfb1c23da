/**
 * Puts `.dark` on the root element for as long as the reader's system is dark: what the deck's own
 * switch does there, on the pages that have none.
 */
export function followColorScheme(): void {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => void document.documentElement.classList.toggle('dark', query.matches)
  query.addEventListener('change', apply)
  apply()
}
