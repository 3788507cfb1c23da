declare global {
  interface Window {
    /** When the first slide was on the screen, in ms since the epoch. */
    benchFirstSlideMs?: Promise<number>
    /** Key press → frame with the next slide, in ms, one per change. */
    benchChangesMs?: number[]
  }
}

/** Runs in a deck before its own scripts, whichever deck it is: waits for the frame that shows the first slide. */
export function recordFirstSlide(): void {
  window.benchFirstSlideMs = new Promise((resolve) => {
    function look(): void {
      const slide = document.querySelector('.slidev-page[data-slidev-no="1"] .slidev-layout')
      if (!slide?.getClientRects().length || !slide.textContent.trim())
        return void requestAnimationFrame(look)
      // The message is handled after the frame was painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

/**
 * Runs in a deck, whichever deck it is: from a key's own time to the end of the frame in which a slide is laid
 * out that was not before.
 */
export function recordChanges(): void {
  const changes: number[] = []
  window.benchChangesMs = changes

  function shown(): Set<string> {
    const slides = [
      ...document.querySelectorAll<HTMLElement>('#slideshow > .slidev-page'),
    ]
    return new Set(slides.filter(slide => slide.style.display !== 'none').map(slide => slide.dataset.slidevNo ?? ''))
  }

  addEventListener('keydown', ({ timeStamp }) => {
    const before = shown()
    function look(): void {
      if ([
        ...shown(),
      ].every(no => before.has(no))) {
        return void requestAnimationFrame(look)
      }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => changes.push(performance.now() - timeStamp)
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  }, { capture: true })
}
