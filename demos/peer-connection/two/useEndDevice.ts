import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { UseStageDeviceReturn } from '../../kit/stage/useStageDevice.ts'
import type { LabFace } from '../lab/face.ts'
import type { EndId } from '../lab/types.ts'
import type { Wish } from './reports.ts'
import { computed, onScopeDispose, watch } from 'vue'
import { parseText } from '../../../rtc/parse.ts'
import { RateLimit } from '../../../rtc/rate-limit.ts'
import { findAttribute } from '../../../rtc/sdp.ts'
import { createInstance } from '../../../rtc/signal.ts'
import { createStandInVideo } from '../../../rtc/stand-in.ts'
import { useStageDevice } from '../../kit/stage/useStageDevice.ts'
import { NO_END } from '../lab/face.ts'
import { NO_STATES } from '../lab/types.ts'
import { endReport, MAX_WISH_LENGTH, WishSchema } from './reports.ts'
import { stageInfo } from './stage-info.ts'
import { useOwnEnd } from './useOwnEnd.ts'

export interface UseEndDeviceReturn {
  device: UseStageDeviceReturn
  /** This device's end, its log, and of the other's end what this one knows. */
  face: ComputedRef<LabFace>
  /** It is connected, and nothing is being negotiated. */
  isReady: ComputedRef<boolean>
  /** Has both ends offer at once. */
  collide: () => void
  restartIce: () => void
}

/** Presses of a person; a program that asks for more is not heeded. */
const WISH_LIMIT = { perSecond: 2, burst: 4 }

/** One end of the connection on a device of its own: it runs by itself, and everything it says and does is noted. */
export function useEndDevice({ room, stageId, own }: {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  own: EndId
}): UseEndDeviceReturn {
  const run = createInstance()
  const { entries, states, now, note, noteHappening, follow } = useOwnEnd(own)
  const picture = createStandInVideo(room.self.value ?? {
    name: own.toUpperCase(),
    hue: 0,
  })
  const stream = new MediaStream(picture
    ? [picture.track]
    : [])

  const device = useStageDevice({
    room,
    stageId,
    info: stageInfo,
    tracks: () => stream.getTracks().map(track => ({ track, stream })),
    onnegotiation: note,
    onmessage: json => heed(json, false),
    onscreenmessage: json => heed(json, true),
    ontell: tell,
  })
  const { pair } = device
  const isReady = computed(() => states.value.connectionState.at(-1)?.state === 'connected' && states.value.signalingState.at(-1)?.state === 'stable')

  /** In any other state than stable there is something to be answered first. */
  function offer(): void {
    if (pair.connection()?.signalingState === 'stable')
      pair.renegotiate()
  }

  function collide(): void {
    // The message takes the direct way, so that it is there before this end's offer, which takes signaling's.
    if (isReady.value && pair.send(JSON.stringify({ kind: 'collide' } satisfies Wish)))
      offer()
  }

  function restartIce(): void {
    noteHappening('restarted')
    pair.restartIce()
  }

  const limit = new RateLimit({
    ...WISH_LIMIT,
    nowMs: now(),
  })
  function heed(json: string, isFromScreen: boolean): void {
    const wish = json.length <= MAX_WISH_LENGTH && limit.take(now())
      ? parseText(WishSchema, json)
      : null
    if (wish?.kind === 'collide' && isFromScreen)
      collide()
    else if (wish?.kind === 'collide')
      offer()
    else if (wish && isFromScreen)
      restartIce()
  }

  function tell(): void {
    device.report(endReport({
      run,
      own,
      isPolite: pair.isPolite.value ?? false,
      states: states.value,
      entries: entries.value,
      nowMs: now(),
    }))
  }

  // A new one also where the other device has started anew; at once, so that no state is missed.
  watch(pair.remoteStream, () => follow(pair.connection()), { immediate: true, flush: 'sync' })
  watch([entries, states], tell)
  onScopeDispose(() => picture?.stop())

  const face = computed<LabFace>(() => {
    const isPolite = pair.isPolite.value ?? false
    const ownFace = {
      ...NO_END,
      isPolite,
      exists: states.value !== NO_STATES,
      states: states.value,
      picture: pair.remoteStream.value,
      // It changes with the descriptions, which are in the log.
      ufrag: entries.value.length > 0
        ? findAttribute(pair.connection()?.localDescription?.sdp ?? '', 'ice-ufrag')
        : null,
    }
    const others = { ...NO_END, isPolite: !isPolite }
    return {
      ends: own === 'a'
        ? { a: ownFace, b: others }
        : { a: others, b: ownFace },
      entries: entries.value,
      steps: [],
      isBusy: false,
    }
  })

  return {
    device,
    face,
    isReady,
    collide,
    restartIce,
  }
}
