import type { Transfer } from '../../rtc/transfer/transfer.ts'

/** How a transfer stands, in one word; `failed`: `transferFailure` says why. */
export type TransferState
  = | 'asked' | 'lost' | 'paused-here' | 'paused-there' | 'queued' | 'moving' | 'done'
    | 'cancelled-here' | 'cancelled-there' | 'declined-here' | 'declined-there' | 'failed'

type Standing = Pick<Transfer, 'phase' | 'end' | 'isConnected' | 'isPausedHere' | 'isPausedThere' | 'isQueued'>

export function transferState({ phase, end, isConnected, isPausedHere, isPausedThere, isQueued }: Standing): TransferState {
  if (end?.reason === 'cancelled' || end?.reason === 'declined')
    return `${end.reason}-${end.by}`
  if (phase === 'ended')
    return 'failed'
  if (phase !== 'agreed')
    return phase
  if (!isConnected)
    return 'lost'
  if (isPausedHere)
    return 'paused-here'
  if (isPausedThere)
    return 'paused-there'
  return isQueued
    ? 'queued'
    : 'moving'
}

/** Whether nothing more will come of it. */
export function isOver(state: TransferState): boolean {
  return state === 'done' || state === 'failed' || state.startsWith('cancelled') || state.startsWith('declined')
}

/** Seconds until it is done; `null` while that cannot be told. */
export function secondsLeft({ totalBytes, doneBytes, bytesPerSecond }: { totalBytes: number, doneBytes: number, bytesPerSecond: number | null }): number | null {
  return bytesPerSecond
    ? (totalBytes - doneBytes) / bytesPerSecond
    : null
}
