import type { ComputedRef, ShallowRef } from 'vue'
import type { TalkError } from '../../../rtc/errors.ts'
import type { UseMeasurementsReturn } from '../measure/useMeasurements.ts'
import type { Codec, QualitySettings } from '../settings.ts'
import type { UseLoopbackReturn } from './useLoopback.ts'
import type { UseNetworksReturn } from './useNetworks.ts'
import { computed } from 'vue'
import { measurementsAsCsv, measurementsAsDump } from '../measure/exports.ts'
import { useMeasurements } from '../measure/useMeasurements.ts'
import { CODECS } from '../settings.ts'
import { useCodecs } from './useCodecs.ts'
import { useLabSource } from './useLabSource.ts'
import { useLoopback } from './useLoopback.ts'
import { useNetworks } from './useNetworks.ts'

export interface UseQualityLabReturn extends Pick<UseLoopbackReturn, 'loopback' | 'state'>, Pick<UseMeasurementsReturn, 'rows' | 'row' | 'tick'>, Pick<UseNetworksReturn, 'networks'> {
  sentStream: ComputedRef<MediaStream | null>
  receivedStream: ComputedRef<MediaStream | null>
  codecs: readonly Codec[]
  /** Scalability modes of the codec that is sent. */
  modes: Readonly<ShallowRef<readonly string[]>>
  failure: ComputedRef<TalkError | null>
  /** Asks for the camera again. */
  retry: () => void
  /** All measurements that are kept, as texts to be saved. */
  csv: () => string
  dump: () => string
}

/** The whole lab in one page: a picture, two connections, the knobs between them, and what is measured. */
export function useQualityLab(settings: Readonly<ShallowRef<QualitySettings>>): UseQualityLabReturn {
  const source = useLabSource(settings)
  const { networks, configuration } = useNetworks(settings)
  const { loopback, state, streams, failure } = useLoopback({ track: source.track, settings, configuration })
  const watched = (): QualitySettings['watched'] | null => settings.value.isSimulcast
    ? settings.value.watched
    : null
  const { rows, row, tick, records } = useMeasurements({
    loopback,
    watched,
    isMeasuring: () => settings.value.isMeasuring,
  })
  const { codecs, modes } = useCodecs(settings, () => CODECS[row.value.sentCodec ?? -1] ?? null)

  function dump(): string {
    const [pair, kept] = [
      loopback.value,
      records(),
    ]
    if (!pair || !kept)
      return measurementsAsDump([])
    return measurementsAsDump((['sender', 'receiver'] as const).map(end => ({
      configuration: pair[end].connection.getConfiguration(),
      events: pair[end].log.events,
      objects: kept[end].read(),
    })))
  }

  return {
    loopback,
    state,
    rows,
    row,
    tick,
    networks,
    codecs,
    modes,
    sentStream: computed(() => source.track.value && new MediaStream([source.track.value])),
    receivedStream: computed(() => streams.value.get(watched() ?? '') ?? null),
    failure: computed(() => source.failure.value ?? failure.value),
    retry: source.retry,
    csv: () => measurementsAsCsv(rows),
    dump,
  }
}
