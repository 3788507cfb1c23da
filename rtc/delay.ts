import { TalkError } from './errors.ts'

/** Resolves after `delayMs`; throws TalkError (`aborted`) as soon as the signal is aborted. */
export function delay(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted)
      return reject(new TalkError('aborted'))
    const timer = setTimeout(finish, delayMs)
    signal.addEventListener('abort', finish)
    function finish(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      if (signal.aborted)
        reject(new TalkError('aborted'))
      else
        resolve()
    }
  })
}
