import { stopTracks } from '../../rtc/media.ts'
import { askWithAwait, askWithConstraints, askWithThen } from './first-steps.ts'

/** Which of the talk's examples asks. */
export const EXAMPLES = ['then', 'await', 'constraints'] as const
export type Example = typeof EXAMPLES[number]

/** As code, for the list of calls. */
export const EXAMPLE_CALLS: Readonly<Record<Example, string>> = {
  then: 'getUserMedia({ audio: true, video: true }).then(…)',
  await: 'await getUserMedia({ audio: true, video: true })',
  constraints: 'await getUserMedia({ audio: { echoCancellation: true }, video: { width: { ideal: 1280 }, … } })',
}

/**
 * Runs one of the talk's examples as it stands there, and hands over the stream that it puts on the screen.
 * One that arrives after the abort is stopped.
 */
export function runExample(example: Example, signal: AbortSignal): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    const screen = {
      get srcObject() {
        return null
      },
      set srcObject(stream: MediaStream | null) {
        if (!stream)
          return
        if (signal.aborted)
          stopTracks(stream)
        resolve(stream)
      },
    }
    const explain = (name: string, message: string): void => reject(new DOMException(message, name))
    signal.addEventListener('abort', () => explain('AbortError', 'stopped'), { once: true })
    if (example === 'then')
      askWithThen(screen, explain)
    else if (example === 'await')
      void askWithAwait(screen, explain)
    else
      askWithConstraints(screen, () => {}).catch(reject)
  })
}
