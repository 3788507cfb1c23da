import type { MaybeRefOrGetter } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { UseStageDeviceReturn } from '../../kit/stage/useStageDevice.ts'
import type { PartnerMessage } from './reports.ts'
import type { UseBothEndsReturn } from './useBothEnds.ts'
import { watch } from 'vue'
import { parseText } from '../../../rtc/parse.ts'
import { useStageDevice } from '../../kit/stage/useStageDevice.ts'
import { receiverFigures } from '../measure/measure.ts'
import { PartnerMessageSchema } from './reports.ts'
import { stageInfo } from './stage-info.ts'
import { useBothEnds } from './useBothEnds.ts'
import { usePairSampler } from './usePairSampler.ts'

export interface UseReceivingDeviceReturn {
  device: UseStageDeviceReturn
  measured: UseBothEndsReturn
}

/** The device that receives. What it gets, the screen gets from it: that is the picture that the knobs have made. */
export function useReceivingDevice({ room, stageId }: {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
}): UseReceivingDeviceReturn {
  const measured = useBothEnds()
  const device = useStageDevice({
    room,
    stageId,
    info: stageInfo,
    tracks: () => [],
    screenTracks() {
      const stream = device.pair.remoteStream.value
      const track = stream?.getVideoTracks().find(({ readyState }) => readyState === 'live')
      return stream && track
        ? [
            { track, stream },
          ]
        : []
    },
    onmessage(json) {
      const message = parseText(PartnerMessageSchema, json)
      if (message?.kind === 'sent')
        measured.sent(message.figures)
    },
  })

  usePairSampler(device.pair, true, (sample) => {
    const message: PartnerMessage = {
      kind: 'received',
      figures: receiverFigures(sample, null),
    }
    measured.received(message.figures)
    device.report(message)
    device.pair.send(JSON.stringify(message))
  })
  watch([device.pair.trackChanges, device.pair.remoteStream], () => device.replaceTracks())
  watch(device.partner, (now, before) => {
    if (now?.id !== before?.id)
      measured.forget()
  })

  return { device, measured }
}
