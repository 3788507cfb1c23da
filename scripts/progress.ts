/** Runs one named step, and tells on stderr what it is and how long it took. Throws what the step throws. */
export async function step<T>(name: string, task: () => Promise<T>): Promise<T> {
  const { stderr } = process
  const startMs = performance.now()
  const secondsSoFar = (): string => `${((performance.now() - startMs) / 1000).toFixed(1)} s`
  const timer = stderr.isTTY
    ? setInterval(() => stderr.write(`\r  … ${name}  ${secondsSoFar()} `), 200)
    : null
  const finish = (mark: string): void => {
    if (timer)
      clearInterval(timer)
    const lineStart = timer
      ? '\r\u001B[K'
      : ''
    stderr.write(`${lineStart}  ${mark} ${name}  ${secondsSoFar()}\n`)
  }
  try {
    const result = await task()
    finish('✓')
    return result
  }
  catch (error) {
    finish('✗')
    throw error
  }
}
