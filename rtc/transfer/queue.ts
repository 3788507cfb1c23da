import type { Transfer } from './transfer.ts'

type Queued = Pick<Transfer, 'direction' | 'phase' | 'isConnected' | 'isPausedHere' | 'isPausedThere'>

/** Which of the transfers, oldest first, wait although they could move: each way, one goes after the other. */
export function waitingForTurn<T extends Queued>(transfers: readonly T[]): ReadonlySet<T> {
  const movable = transfers.filter(({ phase, isConnected, isPausedHere, isPausedThere }) => phase === 'agreed' && isConnected && !isPausedHere && !isPausedThere)
  const first = new Set((['sending', 'receiving'] as const).map(way => movable.find(({ direction }) => direction === way)))
  return new Set(movable.filter(transfer => !first.has(transfer)))
}
