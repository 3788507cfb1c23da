import type { DropCommand, ShownTransfer } from './drop-schemas.ts'
import { DropCommandSchema, MAX_SHOWN } from './drop-schemas.ts'
import { isOver, transferState } from './transfer-state.ts'

/** A transfer as both ends see it. */
export interface DropRow {
  readonly offer: number
  /** Seat of the sender. */
  readonly from: number
  /** What the sender knows of it, and the receiver. At least one of them is there. */
  readonly sender: ShownTransfer | null
  readonly receiver: ShownTransfer | null
  /** The one to be believed: what lies at the receiver is known there first. */
  readonly told: ShownTransfer
}

/** What two seats report, put together: one row for each transfer, the last ones last. */
export function mergeTransfers(reported: readonly (readonly ShownTransfer[])[]): DropRow[] {
  const rows = new Map<string, DropRow>()
  for (const [seat, transfers] of reported.entries()) {
    for (const transfer of transfers) {
      const from = transfer.direction === 'sending'
        ? seat
        : 1 - seat
      const key = `${from}-${transfer.offer}`
      const row = rows.get(key)
      const sender = transfer.direction === 'sending'
        ? transfer
        : row?.sender ?? null
      const receiver = transfer.direction === 'receiving'
        ? transfer
        : row?.receiver ?? null
      rows.set(key, {
        offer: transfer.offer,
        from,
        sender,
        receiver,
        told: receiver ?? transfer,
      })
    }
  }
  return [
    ...rows.values(),
  ].slice(-MAX_SHOWN)
}

/** What the speaker can do about the rows as they stand. */
export function commandsFor(rows: readonly DropRow[]): DropCommand['command'][] {
  const states = rows.map(({ told }) => transferState(told)).filter(state => state !== 'asked' && !isOver(state))
  const paused = states.filter(state => state.startsWith('paused'))
  const isUseful: Readonly<Record<DropCommand['command'], boolean>> = {
    pause: paused.length < states.length,
    resume: paused.length > 0,
    cut: states.length > 0,
  }
  return DropCommandSchema.entries.command.options.filter(command => isUseful[command])
}
