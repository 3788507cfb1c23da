import { TalkError } from '../../rtc/errors.ts'

/**
 * Runs a task with a signal of its own, which is aborted when the task is over, when its time is up, or when nobody
 * wants it any more: what it holds can be let go of by that signal alone.
 * @throws {TalkError} `timeout`, `aborted`, or what the task throws
 */
export async function withTimeLimit<T>(limitMs: number, signal: AbortSignal, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const run = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_resolve, reject) => {
    if (signal.aborted)
      return reject(new TalkError('aborted'))
    timer = setTimeout(() => reject(new TalkError('timeout')), limitMs)
    signal.addEventListener('abort', () => reject(new TalkError('aborted')), { signal: run.signal })
  })
  try {
    return await Promise.race([
      over,
      signal.aborted
        ? over
        : task(run.signal),
    ])
  }
  finally {
    clearTimeout(timer)
    run.abort()
  }
}
