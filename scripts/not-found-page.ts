import { CHINESE_FOLDER } from '../composables/deckLanguage.ts'

/**
 * The page that a static host answers with where it has no file: a slide's own address, on a host that knows no
 * `_redirects`. It puts the deck that the address belongs to in its own place, so that the address stays as it is.
 * @param base the site's root, `/` or `/talk/`
 */
export function notFoundPage(base: string): string {
  const chinese = `${base}${CHINESE_FOLDER}`
  return `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>WebRTC</title>
<script type="module">
const deck = location.pathname.startsWith(${JSON.stringify(chinese)}) ? ${JSON.stringify(chinese)} : ${JSON.stringify(base)}
const page = await (await fetch(deck + 'index.html')).text()
document.open()
document.write(page)
document.close()
</script>
<noscript><p><a href="${base}">English</a> · <a href="${chinese}" lang="zh-CN">中文</a></p></noscript>
`
}
