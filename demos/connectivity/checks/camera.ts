import type { CameraFacts } from '../facts.ts'
import { delay } from '../../../rtc/delay.ts'
import { acquireMedia, CAMERA, stopTracks } from '../../../rtc/media.ts'

/** Long enough to count frames, and for the person to see themselves. */
const LOOK_MS = 1_500
const SAMPLE = { width: 32, height: 18 }

/**
 * Opens the camera, looks at its picture, and closes it. `onstream` is given the picture while it is open.
 * @throws {TalkError} what getUserMedia fails with, aborted
 */
export async function checkCamera(signal: AbortSignal, onstream: (stream: MediaStream) => void): Promise<CameraFacts> {
  const stream = await acquireMedia({ video: CAMERA }, signal)
  const video = document.createElement('video')
  try {
    onstream(stream)
    video.muted = video.playsInline = true
    video.srcObject = stream
    await video.play()
    const before = video.getVideoPlaybackQuality().totalVideoFrames
    const beganMs = performance.now()
    await delay(LOOK_MS, signal)
    const frames = video.getVideoPlaybackQuality().totalVideoFrames - before
    return {
      label: stream.getVideoTracks()[0]?.label ?? '',
      width: video.videoWidth,
      height: video.videoHeight,
      framesPerSecond: frames * 1000 / (performance.now() - beganMs),
      brightness: brightnessOf(video),
    }
  }
  finally {
    video.srcObject = null
    stopTracks(stream)
  }
}

function brightnessOf(video: HTMLVideoElement): number {
  const context = Object.assign(document.createElement('canvas'), SAMPLE).getContext('2d')
  if (!context)
    return 1
  context.drawImage(video, 0, 0, SAMPLE.width, SAMPLE.height)
  const { data } = context.getImageData(0, 0, SAMPLE.width, SAMPLE.height)
  // The alpha of a camera's picture is 255 everywhere: a quarter of the sum.
  const sum = data.reduce((total, value) => total + value, 0)
  return (sum / data.length - 255 / 4) * 4 / 3 / 255
}
