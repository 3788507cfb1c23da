/** Longer than an orderly end takes, shorter than a speaker's patience. */
const PATIENCE_MS = 4_000
/** One Ctrl-C reaches this process up to three times: from the terminal, from npm, and from what started it. */
const SAME_KEYPRESS_MS = 500

/** Ends the process in order on Ctrl-C or when asked to end; a second Ctrl-C, or a close that hangs, ends it at once. */
export function stopOnSignals(close: () => Promise<void>): void {
  let firstAtMs: number | null = null
  const onSignal = (): void => {
    if (firstAtMs !== null) {
      if (performance.now() - firstAtMs > SAME_KEYPRESS_MS)
        process.exit(130)
      return
    }
    firstAtMs = performance.now()
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    close().then(() => process.exit(0), () => process.exit(1))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, onSignal)
}
