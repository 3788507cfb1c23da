/** Runs a step that is done one by one, and tells on stderr how many are done. Throws what the step throws. */
export async function countedStep<T>(name: string, task: (tell: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  const { stderr } = process
  const startMs = performance.now()
  const lineStart = stderr.isTTY
    ? '\r\u001B[K'
    : ''
  const result = await task((done, total) => {
    if (stderr.isTTY || done % 20 === 0) {
      stderr.write(`${lineStart}  … ${name}  ${done} of ${total}${lineStart
        ? ''
        : '\n'}`)
    }
  })
  stderr.write(`${lineStart}  ✓ ${name}  ${((performance.now() - startMs) / 1000).toFixed(1)} s\n`)
  return result
}
