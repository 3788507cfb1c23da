import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { UsePairConnectionReturn } from '../../../composables/usePairConnection.ts'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { MemberId, Participant } from '../../../room/state.ts'
import type { ChannelPurpose } from '../../../rtc/data-channels.ts'
import type { LocalTrack } from '../../../rtc/local-tracks.ts'
import type { NegotiationStep, PairRoute } from '../../../rtc/pair-connection.ts'
import type { DemoInfo } from '../info.ts'
import type { PairReport } from './pair-report.ts'
import { refDebounced, useIntervalFn } from '@vueuse/core'
import { computed, toValue, watch } from 'vue'
import { usePairConnection } from '../../../composables/usePairConnection.ts'
import { seatCount, stageEnds, worstState } from './stage-plan.ts'

/** Another device on stage, as this one is connected to it: by its place among the others. */
export interface Partner {
  readonly index: number
  /** `null` while nobody has accepted that seat. */
  readonly id: ComputedRef<MemberId | null>
  readonly participant: ComputedRef<Participant | null>
  readonly link: UsePairConnectionReturn
}

export interface UseStageDeviceOptions {
  room: UseRoomReturn
  stageId: MaybeRefOrGetter<string>
  info: DemoInfo
  /** By which ways the connections to the other devices may lead. @default any */
  route?: MaybeRefOrGetter<PairRoute | undefined>
  /** Channels to every other device, besides the one for talk. @default none */
  channels?: readonly ChannelPurpose[]
  /** Called for every new connection to another device; `index` is the partner's. */
  onchannel?: (purpose: ChannelPurpose, channel: RTCDataChannel, index: number) => void
  /** A text on the channel for talk; `index` is the partner's. Parse it: another program may have sent it. */
  onmessage?: (text: string, index: number) => void
  /** Every step of the negotiation with another device; `index` is the partner's. */
  onnegotiation?: (step: NegotiationStep, index: number) => void
  /** Channels to the screen, besides the one for talk. @default none */
  screenChannels?: readonly ChannelPurpose[]
  onscreenchannel?: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
  /** A text from the screen that watches. */
  onscreenmessage?: (text: string) => void
  /** What this device sends, to the other devices and to the screen. @default nothing */
  tracks?: () => LocalTrack[]
  /** What it sends to the screen in place of that. @default the same */
  screenTracks?: () => LocalTrack[]
  /** What it sends is not there before; it finds the others meanwhile. @default now */
  ready?: Promise<unknown>
  /** Tells the ends how this device is, once a second and on every change: a channel may have been opened anew. */
  ontell?: () => void
}

export interface UseStageDeviceReturn {
  /** This device has its seat. */
  isOnStage: ComputedRef<boolean>
  /** One per other seat that the demo can have. */
  partners: readonly Partner[]
  /** The first of them: the other device, where a demo takes two. */
  partner: ComputedRef<Participant | null>
  pair: UsePairConnectionReturn
  /** The screen that watches. */
  screen: UsePairConnectionReturn
  /** Tells the screen something, as JSON; false when no screen is there. */
  report: <R extends { readonly kind: string }>(value: R) => boolean
  /** Calls `ontell` now. */
  tell: () => void
  /** Call after what `tracks` returns has changed. */
  replaceTracks: () => void
  /** Gives the seat up. */
  leave: () => void
}

/** How often the ends are told of this device: the channel to either may have been opened anew. */
const TELL_MS = 1_000
/** A screen that reloads, or a room that restarts, is back by then, and need not be connected to anew. */
const WATCHER_LINGER_MS = 5_000

/** One device on stage, until the scope ends: connected to every other device there, and to the screen that watches. */
export function useStageDevice(options: UseStageDeviceOptions): UseStageDeviceReturn {
  const { room, stageId, info } = options
  const ends = computed(() => stageEnds(room.state.value, room.selfId.value, toValue(stageId)))
  const earlierWatcherId = refDebounced(computed(() => ends.value.watcherId), WATCHER_LINGER_MS)
  const watcherId = computed(() => ends.value.isOnStage
    ? ends.value.watcherId ?? earlierWatcherId.value
    : null)
  const media = {
    ...(options.tracks
      ? { tracks: options.tracks }
      : {}),
    ...(options.ready
      ? { ready: options.ready }
      : {}),
  }

  function usePartner(index: number): Partner {
    const id = computed(() => ends.value.partnerIds[index] ?? null)
    return {
      index,
      id,
      participant: computed(() => room.state.value.participants[id.value ?? ''] ?? null),
      link: usePairConnection({
        ...media,
        room,
        remoteId: id,
        expectedId: () => ends.value.expectedIds[index] ?? null,
        isPolite: () => ends.value.comesAfter[index],
        purpose: stageId,
        route: () => toValue(options.route),
        channels: options.channels ?? [],
        onchannel: (purpose, channel) => options.onchannel?.(purpose, channel, index),
        onmessage: text => options.onmessage?.(text, index),
        onnegotiation: step => options.onnegotiation?.(step, index),
      }),
    }
  }

  const first = usePartner(0)
  const partners = [
    first,
    ...Array.from({ length: seatCount(info).max - 2 }, (_, index) => usePartner(index + 1)),
  ]
  const screen = usePairConnection({
    ...media,
    ...(options.screenTracks
      ? { tracks: options.screenTracks }
      : {}),
    room,
    remoteId: watcherId,
    purpose: stageId,
    isPolite: false,
    channels: options.screenChannels ?? [],
    onchannel: (purpose, channel) => options.onscreenchannel?.(purpose, channel),
    onmessage: text => options.onscreenmessage?.(text),
  })

  const report = <R extends { readonly kind: string }>(value: R): boolean => screen.send(JSON.stringify(value))
  const pairState = computed(() => worstState(partners.map(({ link }) => link.state.value)))

  function tell(): void {
    options.ontell?.()
    if (pairState.value)
      report({ kind: 'pair', state: pairState.value } satisfies PairReport)
  }

  watch(pairState, tell)
  useIntervalFn(tell, TELL_MS)

  return {
    isOnStage: computed(() => ends.value.isOnStage),
    partners,
    partner: first.participant,
    pair: first.link,
    screen,
    report,
    tell,
    replaceTracks() {
      for (const link of [
        ...partners.map(partner => partner.link),
        screen,
      ])
        void link.replaceTracks()
    },
    leave: () => void room.command({ type: 'leave-stage' }).catch(() => {}),
  }
}
