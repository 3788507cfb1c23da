import { locale } from '../../../composables/locale.ts'
import { createTestPicture, PICTURE } from './test-picture.ts'

/** The test picture as a track. */
export interface PictureTrack {
  readonly track: MediaStreamTrack
  /** Lets it move, or holds it still; its clock goes on. */
  move: (isMoving: boolean) => void
  /** Ends the track and what draws it; may be called twice. */
  stop: () => void
}

const FRAMES_PER_SECOND = 30

/**
 * The test picture, 1280 × 720, 30 frames per second, as a video track; null where the browser captures no canvas.
 * @see https://www.w3.org/TR/mediacapture-fromelement/#html-canvas-element-media-capture-extensions
 */
export function createPictureTrack(): PictureTrack | null {
  const canvas = document.createElement('canvas')
  canvas.width = PICTURE.width
  canvas.height = PICTURE.height
  const pen = canvas.getContext('2d', { alpha: false })
  // Called after getContext: Firefox refuses a canvas that has no context yet.
  const track = pen && typeof canvas.captureStream === 'function'
    ? canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0]
    : undefined
  if (!pen || !track)
    return null

  let picture = createTestPicture(pen, locale.value)
  // Words drawn before their font was there are drawn again.
  void document.fonts.ready.then(() => picture = createTestPicture(pen, locale.value))
  let isMoving = true
  let motionMs = 0
  let lastMs = performance.now()
  function draw(): void {
    const nowMs = performance.now()
    if (isMoving)
      motionMs += nowMs - lastMs
    lastMs = nowMs
    picture.draw(motionMs, Date.now())
  }
  draw()
  // Not requestAnimationFrame: it stops in a background tab, and the picture would freeze for the receiver.
  const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND)

  return {
    track,
    move: next => isMoving = next,
    stop() {
      clearInterval(timer)
      track.stop()
    },
  }
}
