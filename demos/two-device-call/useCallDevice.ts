import type { ComputedRef, MaybeRefOrGetter, Ref } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { UseStatsReturn } from '../../composables/useStats.ts'
import type { Participant } from '../../room/state.ts'
import type { Report } from '../../rtc/report.ts'
import type { CallMessage } from './call-messages.ts'
import type { UseCallMediaReturn } from './useCallMedia.ts'
import type { UseTextsReturn } from './useTexts.ts'
import { refDebounced, until, useIntervalFn } from '@vueuse/core'
import { computed, readonly, ref, toValue, watch } from 'vue'
import { usePairConnection } from '../../composables/usePairConnection.ts'
import { useStats } from '../../composables/useStats.ts'
import { cleanText, parseCallMessage } from './call-messages.ts'
import { callEnds } from './call-plan.ts'
import { statsReport } from './figures.ts'
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
}

export interface UseCallDeviceOptions {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
}

/** How often the ends are told of this device: the channel to either may have been opened anew. */
const TELL_MS = 1_000
/** A screen that reloads, or a room that restarts, is back by then, and need not be connected to anew. */
const WATCHER_LINGER_MS = 5_000
const FIRST_PICTURE_MS = 500

/**
 * One device of the call: sends its picture to the other device and to the screen, and tells the screen
 * how the connection between the two fares.
 */
export function useCallDevice({ room, stageId }: UseCallDeviceOptions): UseCallDeviceReturn {
  const ends = computed(() => callEnds(room.state.value, room.selfId.value, toValue(stageId)))
  const earlierWatcherId = refDebounced(computed(() => ends.value.watcherId), WATCHER_LINGER_MS)
  const watcherId = computed(() => ends.value.isOnStage
    ? ends.value.watcherId ?? earlierWatcherId.value
    : null)
  const partner = computed(() => room.state.value.participants[ends.value.partnerId ?? ''] ?? null)
  const remoteMedia = ref({ isAudioMuted: false, isVideoMuted: false })
  const received = useTexts()
  const sent = useTexts()

  const media = useCallMedia({
    person: () => room.self.value ?? { name: '', hue: 0 },
  })
  const ready = until(media.preview).not.toBeNull()

  const pair = usePairConnection({
    room,
    remoteId: () => ends.value.partnerId,
    ready,
    purpose: stageId,
    tracks: media.tracks,
    onmessage: handleMessage,
  })
  const screen = usePairConnection({
    room,
    remoteId: watcherId,
    ready,
    purpose: stageId,
    isPolite: false,
    tracks: media.tracks,
  })
  // getStats interrupts what brings the first picture, so it waits until that is there.
  const isMeasured = refDebounced(computed(() => pair.state.value === 'connected' || pair.state.value === 'disconnected'), FIRST_PICTURE_MS)
  const stats = useStats({
    connection: pair.connection,
    isActive: isMeasured,
    onsample: sample => report(statsReport(sample)),
  })

  function report(value: Report): void {
    screen.send(JSON.stringify(value))
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
    if (pair.state.value)
      report({ kind: 'pair', state: pair.state.value })
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
    const text = cleanText(words)
    if (!text || !pair.send(JSON.stringify({ kind: 'message', text } satisfies CallMessage)))
      return false
    sent.show(text)
    report({ kind: 'message', direction: 'sent', text })
    return true
  }

  watch(pair.state, tell)
  watch(media.revision, () => {
    void pair.replaceTracks()
    void screen.replaceTracks()
    tell()
  })
  useIntervalFn(tell, TELL_MS)

  return {
    media,
    pair,
    stats,
    partner,
    remoteMedia: readonly(remoteMedia),
    received,
    sent,
    say,
  }
}
