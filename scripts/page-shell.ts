import type { HtmlTagDescriptor, Plugin } from 'vite'

/** What the HTML of every page outside the deck has in its head, besides what the page itself says. */
const HEAD: HtmlTagDescriptor[] = [
  meta({ charset: 'utf-8' }),
  meta({ name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content' }),
  meta({ name: 'color-scheme', content: 'light dark' }),
  // `--wt-bg` of styles/tokens.css, for the browser's own bars.
  meta({ name: 'theme-color', content: '#fbfaf7', media: '(prefers-color-scheme: light)' }),
  meta({ name: 'theme-color', content: '#0e1420', media: '(prefers-color-scheme: dark)' }),
  meta({ name: 'referrer', content: 'no-referrer' }),
  meta({ name: 'format-detection', content: 'telephone=no' }),
  // None: without it, browsers ask for /favicon.ico.
  {
    tag: 'link',
    attrs: { rel: 'icon', href: 'data:,' },
    injectTo: 'head-prepend',
  },
]

function meta(attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'meta', attrs, injectTo: 'head-prepend' }
}

/** Gives every page the head that all of them share; a page's own index.html says only what it alone is. */
export function pageShell(): Plugin {
  return {
    name: 'webrtc-talk:page-shell',
    transformIndexHtml: () => HEAD,
  }
}
