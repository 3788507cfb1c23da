import type { ReceiverFigures, SenderFigures } from '../measure/measure.ts'
import type { UseRowsReturn } from '../measure/useRows.ts'
import { SAMPLE_INTERVAL_MS } from '../measure/measure.ts'
import { useRows } from '../measure/useRows.ts'

/** What an end said longer ago says nothing of now. */
const FRESH_MS = 3 * SAMPLE_INTERVAL_MS

export interface UseBothEndsReturn extends Omit<UseRowsReturn, 'add'> {
  sent: (figures: SenderFigures) => void
  received: (figures: ReceiverFigures) => void
  /** Another device has the seat: what was said from it is over. */
  forget: () => void
}

/** Measurements of both ends, told by two devices at their own pace, as rows of one table. */
export function useBothEnds(): UseBothEndsReturn {
  const { add, ...measured } = useRows()
  let sender: { figures: SenderFigures, atMs: number } | null = null
  let receiverAtMs = Number.NEGATIVE_INFINITY
  const isFresh = (atMs: number): boolean => performance.now() - atMs < FRESH_MS

  return {
    ...measured,
    sent(figures) {
      sender = {
        figures,
        atMs: performance.now(),
      }
      // The receiver sets the pace, while there is one.
      if (!isFresh(receiverAtMs))
        add(figures, null)
    },
    received(figures) {
      receiverAtMs = performance.now()
      add(sender && isFresh(sender.atMs)
        ? sender.figures
        : null, figures)
    },
    forget() {
      sender = null
      receiverAtMs = Number.NEGATIVE_INFINITY
      add(null, null)
    },
  }
}
