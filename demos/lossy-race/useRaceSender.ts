import type { MaybeRefOrGetter } from 'vue'
import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import { useIntervalFn } from '@vueuse/core'
import { toValue, watch } from 'vue'
import { Ballast, BALLAST_INTERVAL_MS } from './ballast.ts'
import { distanceAt, raceMs } from './position.ts'
import { laneOf } from './runners.ts'
import { sendBallast, sendPosition } from './send-positions.ts'

export interface UseRaceSenderReturn {
  /** Sends on this channel from now on, instead of on the earlier one of its lane. */
  take: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
  /** Sends the leader's position over all four. */
  send: () => void
}

/** This device's own leader, who runs as long as the scope lives, and is told over four channels. */
export function useRaceSender(waitMs: MaybeRefOrGetter<number>): UseRaceSenderReturn {
  const channels: RTCDataChannel[] = []
  const ballast = new Ballast()
  let seq = 0

  /** All four, or none: the race begins when everybody is there. */
  function open(): readonly RTCDataChannel[] {
    return channels.length === 4 && channels.every(({ readyState }) => readyState === 'open')
      ? channels
      : []
  }

  const filling = useIntervalFn(() => {
    const all = open()
    const pieces = ballast.next(all[0]?.bufferedAmount ?? 0, toValue(waitMs), raceMs())
    sendBallast(all, pieces)
  }, BALLAST_INTERVAL_MS, { immediate: false })
  watch(() => toValue(waitMs) > 0, (isFilled) => {
    if (isFilled)
      return filling.resume()
    filling.pause()
    ballast.next(0, 0, raceMs())
  }, { immediate: true })

  return {
    take(purpose, channel) {
      channels[laneOf(purpose)] = channel
    },
    send() {
      const sentMs = raceMs()
      sendPosition(open(), {
        seq: seq++,
        sentMs,
        distance: distanceAt(sentMs),
      })
    },
  }
}
