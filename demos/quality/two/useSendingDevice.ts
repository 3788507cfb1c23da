import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { TalkError } from '../../../rtc/errors.ts'
import type { UseStageDeviceReturn } from '../../kit/stage/useStageDevice.ts'
import type { UseDemoSettingsReturn } from '../../kit/useDemoSettings.ts'
import type { QualitySettings } from '../settings.ts'
import type { PartnerMessage } from './reports.ts'
import type { UseBothEndsReturn } from './useBothEnds.ts'
import { computed, watch } from 'vue'
import { parseText } from '../../../rtc/parse.ts'
import { useStageDevice } from '../../kit/stage/useStageDevice.ts'
import { useLabSource } from '../lab/useLabSource.ts'
import { senderFigures } from '../measure/measure.ts'
import { PartnerMessageSchema, SettingsMessageSchema } from './reports.ts'
import { SettingsSync } from './settings-sync.ts'
import { stageInfo } from './stage-info.ts'
import { useBothEnds } from './useBothEnds.ts'
import { useKnobs } from './useKnobs.ts'
import { usePairSampler } from './usePairSampler.ts'

export interface UseSendingDeviceReturn {
  device: UseStageDeviceReturn
  measured: UseBothEndsReturn
  stream: ComputedRef<MediaStream | null>
  failure: ComputedRef<TalkError | null>
  /** Asks for the camera again. */
  retry: () => void
}

/** The device that sends: it has the knobs, and so has the speaker. */
export function useSendingDevice({ room, stageId, settings, change }: {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  settings: Readonly<ShallowRef<QualitySettings>>
} & Pick<UseDemoSettingsReturn<QualitySettings>, 'change'>): UseSendingDeviceReturn {
  const source = useLabSource(settings)
  const sync = new SettingsSync(settings.value, { isLeading: false })
  const measured = useBothEnds()
  const stream = computed(() => source.track.value && new MediaStream([source.track.value]))

  const device = useStageDevice({
    room,
    stageId,
    info: stageInfo,
    tracks: () => source.track.value && stream.value
      ? [
          { track: source.track.value, stream: stream.value },
        ]
      : [],
    onmessage: handlePartner,
    onscreenmessage: handleScreen,
    ontell: () => void device.report(sync.message),
  })
  const knobs = useKnobs(device.pair, settings)
  const failure = computed(() => source.failure.value ?? knobs.failure.value)

  function handlePartner(json: string): void {
    const message = parseText(PartnerMessageSchema, json)
    if (message?.kind === 'received')
      measured.received(message.figures)
  }

  function handleScreen(json: string): void {
    const message = parseText(SettingsMessageSchema, json)
    const next = message && sync.receive(message)
    if (next)
      change(next)
  }

  usePairSampler(device.pair, () => settings.value.isMeasuring, (sample) => {
    const message: PartnerMessage = {
      kind: 'sent',
      figures: senderFigures(sample, null),
      refused: failure.value?.reason === 'setting-refused'
        ? failure.value.detail ?? ''
        : null,
    }
    measured.sent(message.figures)
    device.report(message)
    device.pair.send(JSON.stringify(message))
  })
  watch(settings, (now) => {
    if (sync.change(now))
      device.tell()
  })
  watch(source.track, () => device.replaceTracks())
  watch(device.partner, (now, before) => {
    if (now?.id !== before?.id)
      measured.forget()
  })

  return {
    device,
    measured,
    stream,
    failure,
    retry: source.retry,
  }
}
