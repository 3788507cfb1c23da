/** Least size of text, in px of the 980 px canvas. */
export const MIN_TEXT_PX = 14

/**
 * What is wrong with the slide that is shown, one line each: what leaves the canvas or is cut off, what
 * runs into the foot or lies under something else, boxes of the slide that run into each other, and text too small to
 * be read from the last row. Runs in the page.
 */
export function slideFaults(minTextPx: number): string[] {
  const SLACK = 1.5
  const layout = [
    ...document.querySelectorAll<HTMLElement>('#slide-content .slidev-layout'),
  ].find(element => element.checkVisibility())
  if (!layout)
    return ['no slide is shown']
  const canvas = layout.getBoundingClientRect()
  const scale = canvas.width / 980
  const faults: string[] = []

  const nameOf = (element: Element): string => `${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 40)}”`
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 2 && height > 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const ownText = (element: Element): Range[] => [...element.childNodes]
    .filter(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    .map((node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      return range
    })

  /** CSS px a unit of the element's text measures on the canvas. */
  const unitOf = (element: Element): number => {
    const svg = element.closest('svg')
    return svg?.viewBox.baseVal.width
      ? Math.min(svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, svg.getBoundingClientRect().height / svg.viewBox.baseVal.height) / scale
      : 1
  }
  /** What lies over a text without being part of it, where its first and last line are. */
  const coverOf = (element: Element, text: Range): Element | undefined => {
    const lines = [
      ...text.getClientRects(),
    ].filter(({ width }) => width > 2)
    return [
      lines.at(0),
      lines.at(-1),
    ]
      .map(line => line && document.elementFromPoint((line.left + line.right) / 2, line.bottom - 2))
      .find(top => top && isSeen(top) && layout.contains(top) && !top.contains(element) && !element.contains(top)) ?? undefined
  }
  /** A block with a face of its own, which stands where the flow of the slide puts it. */
  const isBox = (element: Element): boolean => {
    const { display, position, backgroundColor, borderTopWidth } = getComputedStyle(element)
    return !display.startsWith('inline') && (position === 'static' || position === 'relative')
      && !element.closest('svg, .demo-frame') && isSeen(element)
      && (borderTopWidth !== '0px' || !/^rgba\(.*, 0\)$/.test(backgroundColor))
  }
  const overlap = (first: Element, second: Element): boolean => {
    const a = first.getBoundingClientRect()
    const b = second.getBoundingClientRect()
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK
  }
  const footTop = [
    ...document.querySelectorAll('.wt-foot'),
  ].find(element => element.checkVisibility())?.getBoundingClientRect().top

  if (layout.scrollHeight > layout.clientHeight + SLACK || layout.scrollWidth > layout.clientWidth + SLACK)
    faults.push(`the slide overflows: ${layout.scrollWidth} × ${layout.scrollHeight}`)
  const boxes = [
    ...layout.querySelectorAll('*'),
  ].filter(isBox)
  for (const [i, box] of boxes.entries()) {
    const other = boxes.slice(i + 1).find(each => !box.contains(each) && overlap(box, each))
    if (other)
      faults.push(`${nameOf(box)} runs into ${nameOf(other)}`)
  }
  for (const element of layout.querySelectorAll('*')) {
    if (!isSeen(element))
      continue
    const style = getComputedStyle(element)
    if (element instanceof HTMLElement && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis'
      && (element.scrollWidth > element.clientWidth + SLACK || element.scrollHeight > element.clientHeight + SLACK)) {
      faults.push(`cut off: ${nameOf(element)}`)
    }
    if (element.closest('[aria-hidden="true"]'))
      continue
    for (const range of ownText(element)) {
      const box = range.getBoundingClientRect()
      const size = Number.parseFloat(style.fontSize) * unitOf(element)
      if (size < minTextPx - 0.05)
        faults.push(`${size.toFixed(1)} px: ${nameOf(element)}`)
      if (box.left < canvas.left - SLACK || box.right > canvas.right + SLACK || box.top < canvas.top - SLACK || box.bottom > canvas.bottom + SLACK)
        faults.push(`leaves the canvas: ${nameOf(element)}`)
      else if (footTop !== undefined && box.bottom > footTop + 4 * scale && !layout.matches('.section, .end'))
        faults.push(`runs into the foot: ${nameOf(element)}`)
      const cover = coverOf(element, range)
      if (cover)
        faults.push(`covered by ${nameOf(cover)}: ${nameOf(element)}`)
    }
  }
  return faults
}
