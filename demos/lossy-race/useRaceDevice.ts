import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import type { UsePairConnectionReturn } from '../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { Participant } from '../../room/state.ts'
import type { RaceFigures, RacePositions, RaceReport, Talk } from './race-messages.ts'
import type { UseRaceDialReturn } from './useRaceDial.ts'
import { useIntervalFn } from '@vueuse/core'
import { computed, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { useStats } from '../../composables/useStats.ts'
import { parseText } from '../../rtc/parse.ts'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { useStageDevice } from '../kit/stage/useStageDevice.ts'
import { routeOf, waitMsOf } from './dial.ts'
import { info } from './info.ts'
import { POSITIONS_PER_SECOND, raceMs } from './position.ts'
import { MAX_TEXT_LENGTH, ScreenTalkSchema, TalkSchema } from './race-messages.ts'
import { RACE_CHANNELS } from './runners.ts'
import { useRaceDial } from './useRaceDial.ts'
import { useRaceReceiver } from './useRaceReceiver.ts'
import { useRaceSender } from './useRaceSender.ts'

export interface UseRaceDeviceReturn {
  dial: UseRaceDialReturn
  /** The other device, whose leader is seen here. */
  partner: ComputedRef<Participant | null>
  pair: UsePairConnectionReturn
  positions: Readonly<ShallowRef<RacePositions>>
  figures: Readonly<ShallowRef<RaceFigures | null>>
}

/** The two ask each other for the time once a second. */
const TALK_LIMIT = { perSecond: 10, burst: 60 }
/** Figures are read by people: twice a second. */
const FIGURES_EVERY = POSITIONS_PER_SECOND / 2

/** One device of the race: tells the other of its leader over four channels, and shows the other's four runners. */
export function useRaceDevice({ room, stageId }: { room: UseRoomReturn, stageId: MaybeRefOrGetter<string> }): UseRaceDeviceReturn {
  const dial = useRaceDial(room)
  const receiver = useRaceReceiver()
  /** Both know the other's time: before that no age can be told, and nothing is put in the way. */
  const isTimed = ref(false)
  const sender = useRaceSender(() => isTimed.value
    ? waitMsOf(dial.dial.value)
    : 0)
  const figures = shallowRef<RaceFigures | null>(null)
  let ticks = 0

  const device = useStageDevice({
    room,
    stageId,
    info,
    route: computed(() => routeOf(dial.dial.value, room.lossyPaths)),
    channels: RACE_CHANNELS,
    onchannel(purpose, channel) {
      // It is another device now, or the same with another clock: one that was reloaded begins anew.
      receiver.clock.reset()
      isTimed.value = false
      receiver.listen(purpose, channel)
      sender.take(purpose, channel)
    },
    onmessage: handleTalk,
    onscreenmessage(text) {
      const talk = text.length > MAX_TEXT_LENGTH
        ? null
        : parseText(ScreenTalkSchema, text)
      if (talk)
        dial.takeFromScreen(talk)
    },
    ontell: tell,
  })
  const { pair, partner } = device
  const stats = useStats({
    connection: pair.connection,
    isActive: () => pair.state.value === 'connected' || pair.state.value === 'disconnected',
  })

  function tell(): void {
    const message = dial.message()
    if (message)
      pair.send(JSON.stringify(message))
    pair.send(JSON.stringify({
      kind: 'ping',
      askedMs: raceMs(),
    }))
  }

  const limit = new RateLimit({
    ...TALK_LIMIT,
    nowMs: raceMs(),
  })
  function handleTalk(text: string): void {
    const talk = text.length > MAX_TEXT_LENGTH || !limit.take(raceMs())
      ? null
      : parseText(TalkSchema, text)
    if (talk?.kind === 'ping') {
      pair.send(JSON.stringify({
        kind: 'pong',
        askedMs: talk.askedMs,
        remoteMs: raceMs(),
      }))
    }
    else if (talk?.kind === 'pong') {
      takeTime(talk)
    }
    else if (talk) {
      dial.takeFromPartner(talk, partner.value?.id ?? null)
    }
  }

  function takeTime({ askedMs, remoteMs }: Extract<Talk, { kind: 'pong' }>): void {
    receiver.clock.take({
      askedMs,
      remoteMs,
      receivedMs: raceMs(),
    })
    isTimed.value = true
  }

  useIntervalFn(() => {
    sender.send()
    receiver.look()
    device.report({ kind: 'positions', ...receiver.positions.value } satisfies RaceReport)
    if (ticks++ % FIGURES_EVERY > 0)
      return
    const path = stats.sample.value?.path ?? null
    figures.value = {
      ...receiver.figures(dial.dial.value),
      path: path && { local: path.local, remote: path.remote },
    }
    device.report({ kind: 'figures', ...figures.value } satisfies RaceReport)
  }, 1_000 / POSITIONS_PER_SECOND)
  watch(dial.dial, () => {
    receiver.recount()
    tell()
  })

  return {
    dial,
    partner,
    pair,
    positions: receiver.positions,
    figures: shallowReadonly(figures),
  }
}
