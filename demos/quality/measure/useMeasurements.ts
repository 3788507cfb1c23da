import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { StatsSampler } from '../../../rtc/stats.ts'
import type { LayeredLoopback } from '../send/layered-loopback.ts'
import type { Layer } from '../settings.ts'
import type { SenderFigures } from './measure.ts'
import type { UseRowsReturn } from './useRows.ts'
import { onScopeDispose, toValue, watch } from 'vue'
import { StatsRecord } from '../../../rtc/stats-record.ts'
import { createStatsSampler } from '../../../rtc/stats.ts'
import { receiverFigures, SAMPLE_INTERVAL_MS, senderFigures } from './measure.ts'
import { HOUR_S, useRows } from './useRows.ts'

/** Whole reports are kept once a second, as chrome://webrtc-internals keeps them: some of its viewers count on that. */
const SAMPLES_PER_REPORT = 1000 / SAMPLE_INTERVAL_MS

interface Records { readonly sender: StatsRecord, readonly receiver: StatsRecord }

export interface UseMeasurementsOptions {
  loopback: Readonly<ShallowRef<LayeredLoopback | null>>
  /** The layer that is watched; null without simulcast. */
  watched: MaybeRefOrGetter<Layer | null>
  isMeasuring: MaybeRefOrGetter<boolean>
}

export interface UseMeasurementsReturn extends Pick<UseRowsReturn, 'rows' | 'row' | 'tick'> {
  /** Whole reports of the running connections; null before there is one. */
  records: () => Records | null
}

/** Measures both ends twice a second, as long as it is wanted, and remembers an hour of it. */
export function useMeasurements({ loopback, watched, isMeasuring }: UseMeasurementsOptions): UseMeasurementsReturn {
  const { rows, row, tick, add } = useRows()
  let records: Records | null = null
  let sent: SenderFigures | null = null
  let samples = 0
  const isReport = (): boolean => samples % SAMPLES_PER_REPORT === 0

  const sender = createStatsSampler({
    connection: () => loopback.value?.sender.connection ?? null,
    intervalMs: SAMPLE_INTERVAL_MS,
  })
  sender.onsample = (sample, report) => {
    sent = senderFigures(sample, toValue(watched))
    samples++
    if (isReport())
      records?.sender.add(report)
  }
  const receiver = createStatsSampler({
    connection: () => loopback.value?.receiver.connection ?? null,
    intervalMs: SAMPLE_INTERVAL_MS,
  })
  receiver.onsample = (sample, report) => {
    if (isReport())
      records?.receiver.add(report)
    add(sent, receiverFigures(sample, toValue(watched)))
  }
  const samplers: readonly StatsSampler[] = [sender, receiver]
  const stop = (): void => samplers.forEach(sampler => sampler.stop())

  watch(loopback, (now) => {
    sent = null
    records = now && {
      sender: new StatsRecord(HOUR_S),
      receiver: new StatsRecord(HOUR_S),
    }
  }, { immediate: true, flush: 'sync' })
  watch(() => toValue(isMeasuring), (isWanted, was) => {
    if (isWanted) {
      samplers.forEach(sampler => sampler.start())
    }
    else if (was) {
      stop()
      sent = null
      // Where nothing was measured the lines have a gap.
      add(null, null)
    }
  }, { immediate: true })
  onScopeDispose(stop)

  return {
    rows,
    row,
    tick,
    records: () => records,
  }
}
