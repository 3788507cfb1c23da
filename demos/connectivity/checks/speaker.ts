import { delay } from '../../../rtc/delay.ts'
import { TalkError } from '../../../rtc/errors.ts'

/** Two notes, a fifth apart, in Hz: a voice would not be taken for them. */
const NOTES = [660, 990]
const NOTE_S = 0.45
const LOUDNESS = 0.25
/** A browser that lets no page make a sound unasked keeps the context suspended. */
const RESUME_MS = 1_000

type SinkContext = AudioContext & { setSinkId?: (id: string) => Promise<void> }

/** Whether a page may choose the loudspeaker. */
export function canChooseSpeaker(): boolean {
  return typeof AudioContext === 'function' && 'setSinkId' in AudioContext.prototype
}

/**
 * Plays two notes.
 * @param speakerId the loudspeaker's device id; '' is the one of the system
 * @throws {TalkError} media-unsupported, media-aborted (the browser makes no sound before a press), aborted
 */
export async function playTone(speakerId: string, signal: AbortSignal): Promise<void> {
  if (typeof AudioContext !== 'function')
    throw new TalkError('media-unsupported')
  const context: SinkContext = new AudioContext()
  try {
    if (speakerId)
      await context.setSinkId?.(speakerId)
    await Promise.race([
      context.resume(),
      delay(RESUME_MS, signal),
    ])
    if (context.state !== 'running')
      throw new TalkError('media-aborted')
    NOTES.forEach((frequency, index) => playNote(context, frequency, index * NOTE_S))
    await delay(NOTES.length * NOTE_S * 1_000 + 100, signal)
  }
  finally {
    void context.close()
  }
}

function playNote(context: AudioContext, frequency: number, atS: number): void {
  const beginS = context.currentTime + atS
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, beginS)
  gain.gain.linearRampToValueAtTime(LOUDNESS, beginS + 0.02)
  gain.gain.linearRampToValueAtTime(0, beginS + NOTE_S)
  const note = new OscillatorNode(context, { frequency })
  note.connect(gain).connect(context.destination)
  note.start(beginS)
  note.stop(beginS + NOTE_S)
}
