import type { Ref, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { UseStageScreenReturn } from '../../kit/stage/useStageScreen.ts'
import type { UseDemoSettingsReturn } from '../../kit/useDemoSettings.ts'
import type { QualitySettings } from '../settings.ts'
import type { Report } from './reports.ts'
import type { UseBothEndsReturn } from './useBothEnds.ts'
import { useIntervalFn } from '@vueuse/core'
import { readonly, ref, watch } from 'vue'
import { useStageScreen } from '../../kit/stage/useStageScreen.ts'
import { ReportSchema } from './reports.ts'
import { SettingsSync } from './settings-sync.ts'
import { SENDER_SEAT, stageInfo } from './stage-info.ts'
import { useBothEnds } from './useBothEnds.ts'

export interface UseQualityStageReturn {
  screen: UseStageScreenReturn
  measured: UseBothEndsReturn
  /** The setting that the sender's browser refused. */
  refused: Readonly<Ref<string | null>>
}

/** How often the sender is told the settings again: its channel may have been opened anew. */
const TELL_MS = 1_000

/** The two devices on the screen, and the speaker's hand on the sender's knobs. */
export function useQualityStage(room: UseRoomReturn, settings: Readonly<ShallowRef<QualitySettings>>, change: UseDemoSettingsReturn<QualitySettings>['change']): UseQualityStageReturn {
  const measured = useBothEnds()
  const refused = ref<string | null>(null)
  const sync = new SettingsSync(settings.value, { isLeading: true })

  const screen = useStageScreen<Report>(room, {
    info: stageInfo,
    schema: ReportSchema,
    onreport: handleReport,
    onseat() {
      measured.forget()
      refused.value = null
    },
  })

  function handleReport(seat: number, report: Report): void {
    const isSender = seat === SENDER_SEAT
    if (report.kind === 'received' && !isSender) {
      measured.received(report.figures)
    }
    else if (report.kind === 'sent' && isSender) {
      measured.sent(report.figures)
      refused.value = report.refused
    }
    else if (report.kind === 'settings' && isSender) {
      const next = sync.receive(report)
      if (next)
        change(next)
    }
  }

  function tell(): void {
    screen.views[SENDER_SEAT]?.link.send(JSON.stringify(sync.message))
  }

  watch(settings, (now) => {
    if (sync.change(now))
      tell()
  })
  useIntervalFn(tell, TELL_MS)

  return {
    screen,
    measured,
    refused: readonly(refused),
  }
}
