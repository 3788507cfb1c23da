import type { MicrophoneFacts } from '../facts.ts'
import { createAudioLevel } from '../../../rtc/audio-level.ts'
import { acquireMedia, MICROPHONE, stopTracks } from '../../../rtc/media.ts'

/** So long a person has to say something. */
const LISTEN_MS = 6_000
/** A voice at arm's length is well above, a quiet room below. */
export const HEARD_PEAK = 0.03
const READ_MS = 50

/**
 * Opens the microphone, listens until something is heard, and closes it; `onlevel` is told what is heard meanwhile,
 * 0 to 1.
 * @throws {TalkError} what getUserMedia fails with, aborted
 */
export async function checkMicrophone(signal: AbortSignal, onlevel: (peak: number) => void): Promise<MicrophoneFacts> {
  const stream = await acquireMedia({ audio: MICROPHONE }, signal)
  const [track] = stream.getAudioTracks()
  try {
    return {
      label: track?.label ?? '',
      peak: track
        ? await listen(track, signal, onlevel)
        : 0,
    }
  }
  finally {
    stopTracks(stream)
  }
}

/** The loudest that was heard until something clearly was, or time was up. */
function listen(track: MediaStreamTrack, signal: AbortSignal, onlevel: (peak: number) => void): Promise<number> {
  const level = createAudioLevel(track)
  let loudest = 0
  return new Promise<number>((resolve) => {
    const endMs = performance.now() + LISTEN_MS
    const timer = setInterval(() => {
      if (level.isSuspended)
        level.resume()
      const { peak } = level.read()
      loudest = Math.max(loudest, peak)
      onlevel(peak)
      if (loudest >= HEARD_PEAK || performance.now() >= endMs || signal.aborted) {
        clearInterval(timer)
        resolve(loudest)
      }
    }, READ_MS)
  }).finally(() => level.close())
}
