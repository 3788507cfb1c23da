import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { MemberId, Participant } from '../../room/state.ts'
import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import type { DropCommand, DropReport } from './drop-schemas.ts'
import type { UseFileDropReturn } from './useFileDrop.ts'
import { toValue, watch } from 'vue'
import { parseText } from '../../rtc/parse.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { DropCommandSchema, MAX_SHOWN, toShown } from './drop-schemas.ts'
import { info } from './info.ts'
import { MB } from './settings.ts'
import { useFileDrop } from './useFileDrop.ts'

export interface UseFileDropDeviceOptions {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  /** The most that this device takes in one offer, in MB; 0: as much as it has room for. */
  limitMb: () => number
}

export interface UseFileDropDeviceReturn {
  drop: UseFileDropReturn
  pair: UsePairConnectionReturn
  partner: ComputedRef<Participant | null>
  leave: () => void
}

const CHANNELS = ['file-control', 'file-data'] as const satisfies ChannelPurpose[]
/** Longest command that is parsed at all, in characters. */
const MAX_COMMAND_LENGTH = 200

/** One of the two devices that send each other files, and tell the screen how it goes. */
export function useFileDropDevice({ room, stageId, limitMb }: UseFileDropDeviceOptions): UseFileDropDeviceReturn {
  const drop = useFileDrop({
    // The room knows a device again after a reload.
    scope: `${toValue(stageId)}-${room.selfId.value}`,
    limitBytes: () => limitMb() > 0
      ? limitMb() * MB
      : null,
  })
  let channels: Partial<Record<ChannelPurpose, RTCDataChannel>> = {}
  let partnerId: MemberId | null = null

  const device = useStageDevice({
    room,
    stageId,
    info,
    channels: CHANNELS,
    onchannel: handleChannel,
    onscreenmessage: handleScreen,
    ontell: report,
  })
  const { pair, partner } = device

  /** Both channels of a connection come in one turn. */
  function handleChannel(purpose: ChannelPurpose, channel: RTCDataChannel): void {
    channels = { ...channels, [purpose]: channel }
    const { 'file-control': control, 'file-data': data } = channels
    if (!control || !data)
      return
    channels = {}
    drop.attach({
      control,
      data,
      maxMessageSizeBytes: () => pair.connection()?.sctp?.maxMessageSize ?? 0,
    })
  }

  function handleScreen(json: string): void {
    const message = json.length <= MAX_COMMAND_LENGTH
      ? parseText(DropCommandSchema, json)
      : null
    if (message?.command === 'cut')
      pair.reconnect()
    else if (message)
      pauseAll(message.command)
  }

  function pauseAll(command: Exclude<DropCommand['command'], 'cut'>): void {
    for (const { key, phase } of drop.transfers.value) {
      if (phase === 'agreed')
        drop.pause(key, command === 'pause')
    }
  }

  function report(): void {
    device.report({
      kind: 'transfers',
      transfers: drop.transfers.value.slice(-MAX_SHOWN).map(transfer => toShown(transfer, transfer.bytesPerSecond)),
    } satisfies DropReport)
  }

  watch(drop.transfers, report)
  // A connection that this end closed says nothing of its channels.
  watch(pair.state, (state) => {
    if (state === null || state === 'waiting' || state === 'new')
      drop.detach()
  }, { flush: 'sync' })
  watch(() => partner.value?.id ?? null, (id) => {
    if (id !== null && partnerId !== null && id !== partnerId)
      drop.cancelAll()
    partnerId = id ?? partnerId
  }, { immediate: true })

  return {
    drop,
    pair,
    partner,
    leave: device.leave,
  }
}
