import type { Level } from './level-math.ts'
import { measureLevel } from './level-math.ts'

/** Listens to an audio track. */
export interface AudioLevel {
  /** The level of the last 43 ms or so. */
  read: () => Level
  /** Browsers may keep an AudioContext suspended until somebody presses something. */
  readonly isSuspended: boolean
  resume: () => void
  /** Lets go of the audio hardware; may be called twice. */
  close: () => void
}

/** Longer than the time between two frames of a screen, so that no sample is missed. */
const WINDOW_SAMPLES = 2048

/**
 * Listens to a track, without letting it be heard. The track itself is left alone.
 * @see https://www.w3.org/TR/webaudio/#AnalyserNode
 */
export function createAudioLevel(track: MediaStreamTrack): AudioLevel {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = WINDOW_SAMPLES
  const source = context.createMediaStreamSource(new MediaStream([track]))
  source.connect(analyser)
  const samples = new Float32Array(WINDOW_SAMPLES)
  const resume = (): void => void context.resume().catch(() => {})
  resume()

  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      return measureLevel(samples)
    },
    get isSuspended() {
      return context.state === 'suspended'
    },
    resume,
    close() {
      source.disconnect()
      if (context.state !== 'closed')
        void context.close()
    },
  }
}
