import { drawStandIn } from './stand-in-picture.ts'

/** A track this page makes itself, in place of a device's. */
export interface StandIn {
  readonly track: MediaStreamTrack
  /** Ends the track and what feeds it; may be called twice. */
  stop: () => void
}

const FRAMES_PER_SECOND = 12
const WIDTH = 640
const HEIGHT = 360

/**
 * An animated 640 × 360 picture with a person's name and colour (`hue` in degrees) as a video track, 12 frames
 * per second, for a device that has no camera or may not use it; null where the browser captures no canvas.
 * @see https://www.w3.org/TR/mediacapture-fromelement/#html-canvas-element-media-capture-extensions
 */
export function createStandInVideo({ name, hue }: { name: string, hue: number }): StandIn | null {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  // Opaque: what a video encoder gets has no alpha anyway.
  const context = canvas.getContext('2d', { alpha: false })
  // Called after getContext: Firefox refuses a canvas that has no context yet.
  const track = context && typeof canvas.captureStream === 'function'
    ? canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0]
    : undefined
  if (!context || !track)
    return null
  track.contentHint = 'motion'

  const startMs = performance.now()
  const draw = (): void => drawStandIn(context, { name, hue, timeMs: performance.now() - startMs })
  draw()
  // Not requestAnimationFrame: it stops in a background tab, and the picture would freeze for the other end.
  // A timer is slowed down there, in Chromium to one frame per second, but goes on.
  const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND)

  return {
    track,
    stop() {
      clearInterval(timer)
      track.stop()
    },
  }
}

/**
 * A silent audio track, or null where the browser makes none.
 *
 * Without a press on the page the AudioContext stays suspended; its track is live and silent all the same.
 *
 * @param options how it is silent
 * @param options.isSent whether the silence goes over the network, as soon as the page has been pressed: keys of a
 * telephone go between its packets. Otherwise a connection sends none at all. @default false
 * @see https://www.w3.org/TR/webaudio/#MediaStreamAudioDestinationNode
 */
export function createSilentAudio({ isSent = false } = {}): StandIn | null {
  try {
    const context = new AudioContext()
    const destination = context.createMediaStreamDestination()
    const track = destination.stream.getAudioTracks()[0]
    const ended = new AbortController()
    if (isSent) {
      const silence = new ConstantSourceNode(context, { offset: 0 })
      silence.connect(destination)
      silence.start()
      document.addEventListener('click', () => void context.resume(), { signal: ended.signal })
    }
    const stop = (): void => {
      ended.abort()
      track?.stop()
      if (context.state !== 'closed')
        context.close().catch(() => {}) // closed by the browser in the meantime
    }
    if (track)
      return { track, stop }
    stop()
    return null
  }
  catch {
    return null
  }
}
