import { vi } from 'vitest'

/** A state may take so long to come on a machine that has much else to do; one that never comes is told after as long. */
const PATIENCE_MS = 20_000

// The one second that it waits of itself is a wager on the machine, and cannot be configured.
const { waitFor } = vi
vi.waitFor = (look, options) => waitFor(look, {
  timeout: PATIENCE_MS,
  ...(typeof options === 'number'
    ? { timeout: options }
    : options),
})
