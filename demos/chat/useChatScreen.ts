import type { Ref, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { UseStageScreenReturn } from '../kit/stage/useStageScreen.ts'
import type { ChatRow } from './chat-rows.ts'
import type { ChatReport } from './chat-schemas.ts'
import { useTimeoutFn } from '@vueuse/core'
import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { useStageScreen } from '../kit/stage/useStageScreen.ts'
import { mergeRows } from './chat-rows.ts'
import { ChatReportSchema } from './chat-schemas.ts'
import { info } from './info.ts'

export interface UseChatScreenReturn {
  screen: UseStageScreenReturn
  /** Oldest first. */
  rows: Readonly<ShallowRef<readonly ChatRow[]>>
  /** By seat. */
  typing: readonly Readonly<Ref<boolean>>[]
  /** The smaller of the two limits, where either is known. */
  maxMessageBytes: Readonly<Ref<number | null>>
}

const MAX_REPORT_LENGTH = 24_000
const TYPING_MS = 4_000

/** The chat as the screen shows it, from what both devices report of it. */
export function useChatScreen(room: UseRoomReturn): UseChatScreenReturn {
  const rows = shallowRef<readonly ChatRow[]>([])
  const devices = [
    useTyping(),
    useTyping(),
  ]
  const limits = ref<(number | null)[]>([null, null])

  const screen = useStageScreen(room, {
    info,
    schema: ChatReportSchema,
    maxReportLength: MAX_REPORT_LENGTH,
    onreport: take,
    onseat(index) {
      rows.value = rows.value.filter(({ seat }) => seat !== index)
      limits.value[index] = null
      devices[index]?.set(false)
    },
  })

  function take(seat: number, report: ChatReport): void {
    if (report.kind === 'typing')
      devices[seat]?.set(report.isTyping)
    else if (report.kind === 'limit')
      limits.value[seat] = report.maxMessageBytes
    else
      rows.value = mergeRows(rows.value, seat, report.entries, Date.now() - report.nowMs)
  }

  return {
    screen,
    rows: shallowReadonly(rows),
    typing: devices.map(device => device.isTyping),
    maxMessageBytes: computed(() => {
      const known = limits.value.filter(limit => limit !== null)
      return known.length > 0
        ? Math.min(...known)
        : null
    }),
  }
}

function useTyping(): { isTyping: Readonly<Ref<boolean>>, set: (now: boolean) => void } {
  const isTyping = ref(false)
  const { start, stop } = useTimeoutFn(() => isTyping.value = false, TYPING_MS, { immediate: false })
  return {
    isTyping: readonly(isTyping),
    set(now) {
      isTyping.value = now
      if (now)
        start()
      else
        stop()
    },
  }
}
