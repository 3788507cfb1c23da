import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { MemberId } from '../room/state.ts'
import type { ChannelPurpose } from '../rtc/data-channels.ts'
import type { TalkError } from '../rtc/errors.ts'
import type { NegotiationStep, PairRoute, PairState } from '../rtc/pair-connection.ts'
import type { UseRoomReturn } from './useRoom.ts'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { PairConnection } from '../rtc/pair-connection.ts'

export interface UsePairConnectionOptions {
  room: UseRoomReturn
  /** The other end. A new one makes a new connection; `null` means none is wanted. */
  remoteId: MaybeRefOrGetter<MemberId | null>
  /**
   * Who was asked to be the other end and has not answered: what needs nothing of them is made ready meanwhile.
   * @default nobody
   */
  expectedId?: MaybeRefOrGetter<MemberId | null>
  /** What the connection is for, the stage's id, say: a new purpose makes a new connection. */
  purpose?: MaybeRefOrGetter<string | null>
  /**
   * By which ways it may lead. Other servers are taken up by the running connection, which goes on meanwhile; whether
   * relays alone may be used is a matter of the connection's beginning, so that a change of that makes a new one.
   * @default the room's ICE servers, any way
   */
  route?: MaybeRefOrGetter<PairRoute | undefined>
  /**
   * Whether this end yields in a collision of offers, and leaves the first one to the other; the two ends must not
   * agree. Another answer makes a new connection.
   * @default whether it has the greater member id
   */
  isPolite?: MaybeRefOrGetter<boolean | undefined>
  /** What this end sends is not there before. @default now */
  ready?: Promise<unknown>
  /** What this end sends. */
  tracks?: () => { track: MediaStreamTrack, stream: MediaStream }[]
  /** Channels besides the one for talk, which both ends must ask for. @default none */
  channels?: readonly ChannelPurpose[]
  onmessage?: (text: string) => void
  /** Every step of the negotiation, for a demo that shows it. */
  onnegotiation?: (step: NegotiationStep) => void
  /**
   * One of {@link channels} was made and opens soon; what runs on it (`onmessage`, `send`, `bufferedAmount`) is
   * the caller's. Called again for every new connection: the new channel takes the old one's place.
   */
  onchannel?: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
}

export interface UsePairConnectionReturn {
  /** `null` when no connection is wanted. */
  state: Readonly<Ref<PairState | null>>
  /** Why no relay can be had, where the route allows no other way. */
  failure: Readonly<ShallowRef<TalkError | null>>
  /** What the other end sends, kept the same until the other end restarts. */
  remoteStream: Readonly<ShallowRef<MediaStream | null>>
  /** Goes up with every track that comes or ends: something to depend on. */
  trackChanges: Readonly<Ref<number>>
  /** The running RTCPeerConnection, for its statistics. Not reactive. */
  connection: () => RTCPeerConnection | null
  /** Sends a text message over the pair's data channel; false when it is not open. */
  send: (text: string) => boolean
  /** Throws the connection away and makes a new one, as if this end had been reloaded. */
  reconnect: () => void
  /** Call after what `tracks` returns has changed. */
  replaceTracks: () => Promise<void>
  /** Call after a change for which the connection asks for no negotiation by itself: codec preferences, say. */
  renegotiate: () => void
  /** Looks for a new path. */
  restartIce: () => void
  /** Whether this end yields in a collision of offers; `null` when no connection is wanted. */
  isPolite: Readonly<Ref<boolean | null>>
}

/**
 * Keeps one connection to another member for as long as it is wanted, and closes it with the scope.
 * Signals travel through the room.
 */
export function usePairConnection(options: UsePairConnectionOptions): UsePairConnectionReturn {
  const { room } = options
  const state = ref<PairState | null>(null)
  const failure = shallowRef<TalkError | null>(null)
  const remoteStream = shallowRef<MediaStream | null>(null)
  const route = (): PairRoute => toValue(options.route) ?? { iceServers: room.iceServers }
  const trackChanges = ref(0)
  const isPolite = ref<boolean | null>(null)
  const memberId = computed(() => toValue(options.remoteId) ?? toValue(options.expectedId) ?? null)
  let pair: PairConnection | null = null
  let closePath: (() => void) | null = null

  function close(): void {
    pair?.close()
    closePath?.()
    pair = closePath = null
    follow()
  }

  function create(memberId: MemberId, selfId: MemberId): void {
    const path = room.client.signalPath(memberId)
    pair = new PairConnection({
      path,
      isPolite: toValue(options.isPolite) ?? selfId > memberId,
      onnegotiation: step => options.onnegotiation?.(step),
      ...route(),
      ...(options.tracks
        ? { tracks: options.tracks }
        : {}),
      ...(options.ready
        ? { ready: options.ready }
        : {}),
      ...(options.channels
        ? { channels: options.channels }
        : {}),
    })
    pair.ontrack = () => trackChanges.value++
    pair.onmessage = text => options.onmessage?.(text)
    pair.onchannel = (purpose, channel) => options.onchannel?.(purpose, channel)
    closePath = () => path.close()
  }

  /** Connects to the other end, or makes ready for it while it is only expected; may be called twice. */
  function connect(): void {
    if (!pair)
      return
    if (toValue(options.remoteId) === null)
      return void prepareSoon(pair)
    pair.onchange = follow
    follow()
    pair.start()
  }

  /** Not while what this end sends is being opened: both would take longer. */
  async function prepareSoon(expecting: PairConnection): Promise<void> {
    await options.ready
    if (pair === expecting)
      expecting.prepare()
  }

  function follow(): void {
    state.value = pair?.state ?? null
    remoteStream.value = pair?.remoteStream ?? null
    failure.value = pair?.failure ?? null
    isPolite.value = pair?.isPolite ?? null
  }

  function renew(): void {
    close()
    if (memberId.value !== null && room.selfId.value !== null)
      create(memberId.value, room.selfId.value)
    connect()
  }

  watch([
    memberId,
    room.selfId,
    () => toValue(options.purpose),
    () => toValue(options.isPolite),
    () => route().iceTransportPolicy ?? 'all',
  ], renew, { immediate: true })
  watch(() => toValue(options.remoteId) !== null, isThere => isThere
    ? connect()
    : renew())
  watch(() => toValue(options.route), () => pair?.reroute(route()))
  onScopeDispose(close)

  return {
    state: readonly(state),
    failure: shallowReadonly(failure),
    remoteStream: shallowReadonly(remoteStream),
    trackChanges: readonly(trackChanges),
    connection: () => pair?.connection ?? null,
    send: text => pair?.send(text) ?? false,
    reconnect: () => pair?.reconnect(),
    replaceTracks: async () => pair?.replaceTracks(),
    renegotiate: () => pair?.renegotiate(),
    restartIce: () => pair?.restartIce(),
    isPolite: readonly(isPolite),
  }
}
