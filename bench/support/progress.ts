/** Says on stderr what is going on, so that stdout has the result alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Milliseconds since the epoch, finer than `Date.now()`: comparable across the processes of one machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}
