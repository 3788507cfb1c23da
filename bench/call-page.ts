declare global {
  interface Window {
    /** Times in ms since the epoch, so that they compare across processes; null until it happened. */
    benchCall?: { pressedAtMs: number | null, frameAtMs: number | null }
  }
}

/** Where things are: the raw page names them as the product does, so that one recorder serves both. */
export const CALL = {
  accept: '.invitation .primary',
  ownPicture: '.call-device .own video',
  remotePicture: '.call-device .remote video',
  device: '.call-device',
} as const

/**
 * Runs in both kinds of page before their own scripts: notes when Accept is pressed, by the event's own time,
 * and when the first remote frame is presented.
 *
 * @see https://wicg.github.io/video-rvfc/
 */
export function recordCall({ accept, remotePicture }: typeof CALL): void {
  const record: NonNullable<Window['benchCall']> = { pressedAtMs: null, frameAtMs: null }
  window.benchCall = record
  const seen = new WeakSet<HTMLVideoElement>()
  addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest(accept))
      record.pressedAtMs ??= performance.timeOrigin + event.timeStamp
  }, { capture: true })
  new MutationObserver(() => {
    for (const video of document.querySelectorAll<HTMLVideoElement>(remotePicture)) {
      if (seen.has(video))
        continue
      seen.add(video)
      video.requestVideoFrameCallback(() => record.frameAtMs ??= performance.timeOrigin + performance.now())
    }
  }).observe(document, { childList: true, subtree: true })
}
