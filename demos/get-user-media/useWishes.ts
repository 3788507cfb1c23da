import type { ComputedRef, ShallowRef } from 'vue'
import type { Asked } from './constraints.ts'
import type { Fault } from './faults.ts'
import type { LabSettings } from './lab-settings.ts'
import type { Report, Wish } from './lab-state.ts'
import { computed } from 'vue'
import { useDemoSettings } from '../kit/useDemoSettings.ts'
import { useDemoShare } from '../kit/useDemoShare.ts'
import { toConstraints } from './constraints.ts'
import { INITIAL, LabSettingsSchema } from './lab-settings.ts'
import { NO_REPORT, NO_WISH, ReportSchema, WishSchema } from './lab-state.ts'

export interface UseWishesReturn {
  settings: Readonly<ShallowRef<LabSettings>>
  /** The constraints that the settings mean. */
  constraints: ComputedRef<Asked>
  change: (patch: Partial<LabSettings>) => void
  wish: Readonly<ShallowRef<Wish>>
  start: (way: Wish['way']) => void
  stop: () => void
  /** `null` puts the error away. */
  provoke: (fault: Fault | null) => void
  takeSnapshot: () => void
  record: (isRecording: boolean) => void
  report: Readonly<ShallowRef<Report>>
  tell: (report: Report) => void
}

/** What is wanted of the lab and what it does, the same in every window of the deck. */
export function useWishes(id: string): UseWishesReturn {
  const { settings, change } = useDemoSettings(id, LabSettingsSchema, INITIAL)
  const { value: wish, share } = useDemoShare(`wish-${id}`, WishSchema, NO_WISH)
  const { value: report, share: tell } = useDemoShare(`report-${id}`, ReportSchema, NO_REPORT)
  const patch = (changed: Partial<Wish>): void => share({
    ...wish.value,
    ...changed,
  })

  return {
    settings,
    constraints: computed(() => toConstraints(settings.value)),
    change(changed) {
      change(changed)
      patch({ fault: null })
    },
    wish,
    start: way => patch({
      isOn: true,
      way,
      starts: wish.value.starts + 1,
      fault: null,
    }),
    stop: () => patch({ isOn: false, isRecording: false }),
    provoke: fault => patch({ fault, faults: wish.value.faults + 1 }),
    takeSnapshot: () => patch({ snapshots: wish.value.snapshots + 1 }),
    record: isRecording => patch({ isRecording }),
    report,
    tell,
  }
}
