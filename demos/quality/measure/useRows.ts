import type { Ref, ShallowRef } from 'vue'
import type { Column, MeasuredRow, ReceiverFigures, SenderFigures } from './measure.ts'
import { readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { RowRing } from '../../../rtc/row-ring.ts'
import { COLUMNS, NO_ROW, rowOf, SAMPLE_INTERVAL_MS } from './measure.ts'

export const HOUR_S = 3600

export interface UseRowsReturn {
  /** The newest hour; it is the same object always. */
  rows: RowRing<Column>
  /** The newest row. */
  row: Readonly<ShallowRef<MeasuredRow>>
  /** Goes up with every row: something to depend on. */
  tick: Readonly<Ref<number>>
  add: (sender: SenderFigures | null, receiver: ReceiverFigures | null) => void
}

/** An hour of measurements of both ends. */
export function useRows(): UseRowsReturn {
  const rows = new RowRing(COLUMNS, HOUR_S * 1000 / SAMPLE_INTERVAL_MS)
  const row = shallowRef<MeasuredRow>(NO_ROW)
  const tick = ref(0)
  return {
    rows,
    row: shallowReadonly(row),
    tick: readonly(tick),
    add(sender, receiver) {
      row.value = rowOf(sender, receiver, Date.now())
      rows.push(row.value)
      tick.value++
    },
  }
}
