import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import { onScopeDispose, shallowReadonly, shallowRef, toValue, watch } from 'vue'

/** What a video element really shows. */
export interface ShownPicture {
  readonly width: number
  readonly height: number
  /** Frames a second, counted. */
  readonly frameRate: number
}

/** Long enough to count a slow camera's frames. */
const WINDOW_MS = 1_000

/** Counts the frames that a video shows; `null` until a second of them has been counted, and where the browser does not tell. */
export function useFrameRate(video: MaybeRefOrGetter<HTMLVideoElement | null>): Readonly<ShallowRef<ShownPicture | null>> {
  const shown = shallowRef<ShownPicture | null>(null)
  let stop = (): void => {}

  function count(element: HTMLVideoElement): void {
    let sinceMs = performance.now()
    let frames = 0
    let handle = element.requestVideoFrameCallback(step)
    function step(nowMs: number): void {
      handle = element.requestVideoFrameCallback(step)
      frames++
      if (nowMs - sinceMs < WINDOW_MS)
        return
      shown.value = {
        width: element.videoWidth,
        height: element.videoHeight,
        frameRate: frames * 1000 / (nowMs - sinceMs),
      }
      sinceMs = nowMs
      frames = 0
    }
    const forget = (): void => void (shown.value = null)
    element.addEventListener('emptied', forget)
    stop = () => {
      element.cancelVideoFrameCallback(handle)
      element.removeEventListener('emptied', forget)
    }
  }

  watch(() => toValue(video), (element) => {
    stop()
    stop = () => {}
    shown.value = null
    if (element && 'requestVideoFrameCallback' in element)
      count(element)
  }, { immediate: true })
  onScopeDispose(() => stop())
  return shallowReadonly(shown)
}
