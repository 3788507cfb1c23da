import type { EndId } from './types.ts'
import { acquireLocalMedia } from '../../../rtc/media.ts'
import { createSilentAudio, createStandInVideo } from '../../../rtc/stand-in.ts'

/** What an end sends, until it is stopped. */
export interface EndMedia {
  readonly stream: MediaStream
  stop: () => void
}

/** In degrees; near the colours that the two ends have everywhere. */
const HUES: Readonly<Record<EndId, number>> = { a: 45, b: 185 }

/** A moving picture with the end's letter and a silent sound that is really sent; no device is asked. */
export function createPicture(end: EndId, { name = end.toUpperCase(), hasSound = true } = {}): EndMedia {
  const parts = [
    createStandInVideo({ name, hue: HUES[end] }),
    hasSound
      ? createSilentAudio({ isSent: true })
      : null,
  ].filter(part => part !== null)
  return {
    stream: new MediaStream(parts.map(({ track }) => track)),
    stop: () => parts.forEach(part => part.stop()),
  }
}

/**
 * Camera and microphone, and the picture in place of whatever is not there.
 * @throws {TalkError} aborted
 */
export function openCamera(end: EndId, signal: AbortSignal): Promise<EndMedia> {
  return acquireLocalMedia({
    name: end.toUpperCase(),
    hue: HUES[end],
    sendsSilence: true,
    signal,
  })
}
