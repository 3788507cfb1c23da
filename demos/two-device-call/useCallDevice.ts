import type { ComputedRef, MaybeRefOrGetter, Ref } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { UseStatsReturn } from '../../composables/useStats.ts'
import type { Participant } from '../../room/state.ts'
import type { CallMessage } from './call-messages.ts'
import type { Report } from './report.ts'
import type { UseCallMediaReturn } from './useCallMedia.ts'
import type { UseTextsReturn } from './useTexts.ts'
import { refDebounced, until } from '@vueuse/core'
import { computed, readonly, ref, toValue, watch } from 'vue'
import { useStats } from '../../composables/useStats.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { cleanMessage, parseCallMessage } from './call-messages.ts'
import { statsReport } from './figures.ts'
import { info } from './info.ts'
import { useCallMedia } from './useCallMedia.ts'
import { useTexts } from './useTexts.ts'

export interface UseCallDeviceReturn {
  media: UseCallMediaReturn
  pair: UsePairConnectionReturn
  stats: UseStatsReturn
  partner: ComputedRef<Participant | null>
  /** What the other device says of its picture and sound. */
  remoteMedia: Readonly<Ref<{ isAudioMuted: boolean, isVideoMuted: boolean }>>
  /** What was said to this device, and what was said from it. */
  received: UseTextsReturn
  sent: UseTextsReturn
  /** Sends a short text to the other device; false when that is out of reach now. */
  say: (text: string) => boolean
  leave: () => void
}

export interface UseCallDeviceOptions {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  /** The two may reach each other through a TURN server alone. @default false */
  isRelayOnly?: MaybeRefOrGetter<boolean>
}

const FIRST_PICTURE_MS = 500

/**
 * One device of the call: sends its picture to the other device and to the screen, and tells the screen
 * how the connection between the two fares.
 */
export function useCallDevice({ room, stageId, isRelayOnly = false }: UseCallDeviceOptions): UseCallDeviceReturn {
  const remoteMedia = ref({ isAudioMuted: false, isVideoMuted: false })
  const received = useTexts()
  const sent = useTexts()

  const media = useCallMedia({
    person: () => room.self.value ?? { name: '', hue: 0 },
  })
  const device = useStageDevice({
    room,
    stageId,
    info,
    route: computed(() => toValue(isRelayOnly)
      ? { iceServers: room.iceServers, iceTransportPolicy: 'relay' }
      : undefined),
    tracks: media.tracks,
    ready: until(media.preview).not.toBeNull(),
    onmessage: handleMessage,
    ontell: tell,
  })
  const { pair, partner } = device
  // getStats interrupts what brings the first picture, so it waits until that is there.
  const isMeasured = refDebounced(computed(() => pair.state.value === 'connected' || pair.state.value === 'disconnected'), FIRST_PICTURE_MS)
  const stats = useStats({
    connection: pair.connection,
    isActive: isMeasured,
    onsample: sample => report(statsReport(sample)),
  })

  function report(value: Report): void {
    device.report(value)
  }

  function tell(): void {
    const message = {
      kind: 'media',
      isCamera: media.isCamera.value,
      isAudioMuted: media.isAudioMuted.value,
      isVideoMuted: media.isVideoMuted.value,
    } satisfies CallMessage
    pair.send(JSON.stringify(message))
    report(message)
  }

  function handleMessage(json: string): void {
    const message = parseCallMessage(json)
    if (message?.kind === 'media') {
      remoteMedia.value = message
    }
    else if (message) {
      received.show(message.text)
      report({ kind: 'message', direction: 'received', text: message.text })
    }
  }

  function say(words: string): boolean {
    const text = cleanMessage(words)
    if (!text || !pair.send(JSON.stringify({ kind: 'message', text } satisfies CallMessage)))
      return false
    sent.show(text)
    report({ kind: 'message', direction: 'sent', text })
    return true
  }

  watch(media.revision, () => {
    device.replaceTracks()
    device.tell()
  })

  return {
    media,
    pair,
    stats,
    partner,
    remoteMedia: readonly(remoteMedia),
    received,
    sent,
    say,
    leave: device.leave,
  }
}
