import type { Sheet } from './print-page.ts'

export interface PreparePrintOptions {
  readonly slideCount: number
  /** Where links to the site's other pages lead. */
  readonly site: string
  /** Slide numbers by the name in their address. */
  readonly targets: Readonly<Record<string, number>>
}

/**
 * Runs in the printed page, so it carries everything it needs: waits for every slide, font and picture, turns links
 * between slides into links between pages, and leaves no empty page at the end.
 */
export async function preparePrint({ slideCount, site, targets }: PreparePrintOptions): Promise<Sheet[]> {
  const QUIET_MS = 300
  const TIMEOUT_MS = 30_000
  const startMs = performance.now()

  const list = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('.print-slide-container'),
  ]
  const slideNo = (sheet: HTMLElement): number => Number(sheet.id.split('-', 1)[0])
  const isMounted = (): boolean => {
    const sheets = list()
    return new Set(sheets.map(slideNo)).size === slideCount
      && sheets.every(sheet => sheet.querySelector('.slidev-layout') && !sheet.querySelector('.slidev-slide-loading'))
  }

  /** Resolves once the document has not changed for a while. */
  function settle(): Promise<void> {
    return new Promise((resolve) => {
      let timer = 0
      const observer = new MutationObserver(restart)
      function restart(): void {
        clearTimeout(timer)
        timer = window.setTimeout(() => {
          if (!isMounted() && performance.now() - startMs < TIMEOUT_MS)
            return restart()
          observer.disconnect()
          resolve()
        }, QUIET_MS)
      }
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
      restart()
    })
  }

  async function load(image: HTMLImageElement): Promise<void> {
    image.loading = 'eager'
    await image.decode().catch(() => {
      throw new Error(`The picture ${image.src} cannot be shown.`)
    })
  }

  function relink(link: HTMLAnchorElement): void {
    const url = new URL(link.href)
    if (url.origin !== location.origin)
      return
    const [name = ''] = decodeURIComponent(url.pathname).split('/').filter(Boolean)
    const no = targets[name] ?? Number(name)
    const sheet = list().findLast(each => slideNo(each) === no)
    link.removeAttribute('target')
    link.href = sheet
      ? `#${sheet.id}`
      : new URL(url.pathname.slice(1) + url.hash, site).href
  }

  await settle()
  if (!isMounted())
    throw new Error(`Only ${list().length} of ${slideCount} slides appeared.`)
  await Promise.all([...document.images].map(load))
  await document.fonts.ready
  document.querySelectorAll<HTMLAnchorElement>('.print-slide-container a[href]').forEach(relink)
  const style = document.createElement('style')
  style.textContent = '.print-slide-container:last-child { break-after: auto; }'
  document.head.append(style)
  return list().map(sheet => ({
    id: sheet.id,
    no: slideNo(sheet),
    title: sheet.querySelector('h1, h2')?.textContent.replace(/\s+/g, ' ').trim() ?? '',
  }))
}
