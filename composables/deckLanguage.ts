import type { Locale } from './locale.ts'

/** The English deck is at the site's root, the Chinese one in this folder of it. */
export const CHINESE_FOLDER = 'zh-CN/'

/** The site's root, from the base of either deck. */
export function siteOfDeck(deckBase: URL): URL {
  return deckBase.pathname.endsWith(`/${CHINESE_FOLDER}`)
    ? new URL('..', deckBase)
    : deckBase
}

/**
 * The same slide, click and view in the deck of another language: slides have the same ids in both.
 * @param address where the window is now, on a page of the deck at `deckBase`
 */
export function addressInLanguage(address: URL, deckBase: URL, language: Locale): URL {
  const folder = language === 'zh-CN'
    ? CHINESE_FOLDER
    : ''
  const rest = address.pathname.slice(deckBase.pathname.length)
  return new URL(`${folder}${rest}${address.search}${address.hash}`, siteOfDeck(deckBase))
}

/** An address of the audience's, in the language of the deck; in English their browsers choose. */
export function withLanguage(url: string, language: Locale): string {
  if (language === 'en')
    return url
  const address = new URL(url)
  address.searchParams.set('lang', language)
  return address.href
}
