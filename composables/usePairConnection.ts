import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { MemberId } from '../room/state.ts'
import type { PairState } from '../rtc/pair-connection.ts'
import type { UseRoomReturn } from './useRoom.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, toValue, watch } from 'vue'
import { PairConnection } from '../rtc/pair-connection.ts'

export interface UsePairConnectionOptions {
  room: UseRoomReturn
  /** The other end. A new one makes a new connection; `null` means none is wanted. */
  remoteId: MaybeRefOrGetter<MemberId | null>
  /** What the connection is for, the stage's id, say: a new purpose makes a new connection. */
  purpose?: MaybeRefOrGetter<string | null>
  /** @default the room's */
  iceServers?: RTCIceServer[]
  /** Which end yields in a collision of offers. @default the one with the greater member id */
  isPolite?: boolean
  /** What this end sends is not there before. @default now */
  ready?: Promise<unknown>
  /** What this end sends. */
  tracks?: () => { track: MediaStreamTrack, stream: MediaStream }[]
  onmessage?: (text: string) => void
}

export interface UsePairConnectionReturn {
  /** `null` when no connection is wanted. */
  state: Readonly<Ref<PairState | null>>
  /** What the other end sends, kept the same until the other end restarts. */
  remoteStream: Readonly<ShallowRef<MediaStream | null>>
  /** Goes up with every track that comes or ends: something to depend on. */
  trackChanges: Readonly<Ref<number>>
  /** The running RTCPeerConnection, for its statistics. Not reactive. */
  connection: () => RTCPeerConnection | null
  /** Sends a text message over the pair's data channel; false when it is not open. */
  send: (text: string) => boolean
  /** Call after what `tracks` returns has changed. */
  replaceTracks: () => Promise<void>
}

/**
 * Keeps one connection to another member for as long as it is wanted, and closes it with the scope.
 * Signals travel through the room.
 */
export function usePairConnection(options: UsePairConnectionOptions): UsePairConnectionReturn {
  const { room } = options
  const state = ref<PairState | null>(null)
  const remoteStream = shallowRef<MediaStream | null>(null)
  const trackChanges = ref(0)
  let pair: PairConnection | null = null
  let closePath: (() => void) | null = null

  function close(): void {
    pair?.close()
    closePath?.()
    pair = closePath = null
    state.value = remoteStream.value = null
  }

  function open(remoteId: MemberId, selfId: MemberId): void {
    const path = room.client.signalPath(remoteId)
    const opened = new PairConnection({
      path,
      isPolite: options.isPolite ?? selfId > remoteId,
      iceServers: options.iceServers ?? room.iceServers,
      ...(options.tracks
        ? { tracks: options.tracks }
        : {}),
      ...(options.ready
        ? { ready: options.ready }
        : {}),
    })
    opened.onchange = () => {
      state.value = opened.state
      remoteStream.value = opened.remoteStream
    }
    opened.ontrack = () => trackChanges.value++
    opened.onmessage = text => options.onmessage?.(text)
    pair = opened
    closePath = () => path.close()
    state.value = opened.state
    remoteStream.value = opened.remoteStream
    opened.start()
  }

  watch([
    () => toValue(options.remoteId),
    () => toValue(options.purpose),
    room.selfId,
  ], ([remoteId, , selfId]) => {
    close()
    if (remoteId && selfId)
      open(remoteId, selfId)
  }, { immediate: true })
  onScopeDispose(close)

  return {
    state: readonly(state),
    remoteStream: shallowReadonly(remoteStream),
    trackChanges: readonly(trackChanges),
    connection: () => pair?.connection ?? null,
    send: text => pair?.send(text) ?? false,
    replaceTracks: async () => pair?.replaceTracks(),
  }
}
