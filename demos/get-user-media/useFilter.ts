import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { Filter } from './lab-settings.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { edges, grey } from './filters.ts'

export interface UseFilterReturn {
  /** What is shown, recorded and sent: the captured stream, or the canvas's with the captured sound. */
  output: Readonly<ShallowRef<MediaStream | null>>
  /** How long the latest frame took to draw, in ms; 0 while none is drawn. */
  costMs: Readonly<Ref<number>>
}

/** Pixel by pixel in JavaScript: wider pictures are drawn smaller. */
const MAX_WIDTH = 480
/** Blocks across a pixelated picture. */
const BLOCKS = 40

/**
 * Draws a stream's picture into a canvas, changed, frame by frame, and gives the canvas's stream in its place.
 * @see https://www.w3.org/TR/mediacapture-fromelement/#dom-htmlcanvaselement-capturestream
 */
export function useFilter(stream: MaybeRefOrGetter<MediaStream | null>, filter: MaybeRefOrGetter<Filter>): UseFilterReturn {
  const output = shallowRef<MediaStream | null>(null)
  const costMs = ref(0)
  let stop = (): void => {}

  function start(source: MediaStream): void {
    const video = document.createElement('video')
    video.muted = true
    video.playsInline = true
    video.srcObject = new MediaStream(source.getVideoTracks())
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context)
      return
    const captured = canvas.captureStream()
    const nextFrame = frames(video, () => {
      const beganMs = performance.now()
      draw(context, video, toValue(filter))
      costMs.value = Math.round((performance.now() - beganMs) * 10) / 10
    })
    void video.play().catch(() => {})
    output.value = new MediaStream([
      ...captured.getVideoTracks(),
      ...source.getAudioTracks(),
    ])
    stop = () => {
      nextFrame.stop()
      video.srcObject = null
      for (const track of captured.getTracks())
        track.stop()
    }
  }

  watch([
    () => toValue(stream),
    () => toValue(filter) !== 'none',
  ] as const, ([source, isFiltered]) => {
    stop()
    stop = () => {}
    costMs.value = 0
    output.value = source
    if (source && isFiltered && source.getVideoTracks().length > 0)
      start(source)
  }, { immediate: true })
  onScopeDispose(() => stop())

  return {
    output: shallowReadonly(output),
    costMs: readonly(costMs),
  }
}

/** Calls for every frame that a video shows; where the browser does not tell, for every frame of the screen. */
function frames(video: HTMLVideoElement, onframe: () => void): { stop: () => void } {
  const byVideo = 'requestVideoFrameCallback' in video
  const ask = (): number => byVideo
    ? video.requestVideoFrameCallback(step)
    : requestAnimationFrame(step)
  let handle = ask()
  function step(): void {
    handle = ask()
    if (video.videoWidth > 0)
      onframe()
  }
  return {
    stop: () => byVideo
      ? video.cancelVideoFrameCallback(handle)
      : cancelAnimationFrame(handle),
  }
}

function draw(context: CanvasRenderingContext2D, video: HTMLVideoElement, filter: Filter): void {
  const { canvas } = context
  const width = Math.min(MAX_WIDTH, video.videoWidth)
  const height = Math.round(width * video.videoHeight / video.videoWidth)
  if (canvas.width !== width || canvas.height !== height)
    Object.assign(canvas, { width, height })
  if (filter === 'pixelate') {
    const [across, down] = [
      BLOCKS,
      Math.max(1, Math.round(BLOCKS * height / width)),
    ]
    context.imageSmoothingEnabled = true
    context.drawImage(video, 0, 0, across, down)
    context.imageSmoothingEnabled = false
    context.drawImage(canvas, 0, 0, across, down, 0, 0, width, height)
    return
  }
  context.drawImage(video, 0, 0, width, height)
  if (filter === 'none')
    return
  const pixels = context.getImageData(0, 0, width, height)
  if (filter === 'grey')
    grey(pixels)
  else
    edges(pixels)
  context.putImageData(pixels, 0, 0)
}
