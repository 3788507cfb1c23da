import type { ComputedRef, InjectionKey, Ref, ShallowRef } from 'vue'
import type { ClientStatus, RoomClientOptions } from '../room/client.ts'
import type { LossyPath } from '../room/config.ts'
import type { Command, TracedSignal } from '../room/protocol.ts'
import type { MemberId, Participant, RoomState } from '../room/state.ts'
import type { TalkError } from '../rtc/errors.ts'
import { computed, getCurrentScope, inject, onScopeDispose, provide, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { RoomClient } from '../room/client.ts'
import { presentParticipants } from '../room/state.ts'
import { toTalkError } from '../rtc/errors.ts'

export interface RoomOptions extends RoomClientOptions {
  /** For this page's own connections to other members. @default [] */
  readonly iceServers?: RTCIceServer[]
  /** Ways that lose and delay on purpose, for demos of that. @default [] */
  readonly lossyPaths?: readonly LossyPath[]
}

export interface UseRoomReturn {
  status: Readonly<Ref<ClientStatus>>
  state: Readonly<ShallowRef<RoomState>>
  selfId: Readonly<Ref<MemberId | null>>
  /** This device among the participants; `null` before it joined, and on screens. */
  self: ComputedRef<Participant | null>
  /** The participants who are here now, in the order they came. */
  present: ComputedRef<Participant[]>
  /** How the devices on the stage have signaled to each other; only screens and presenters are told. */
  trace: Readonly<ShallowRef<readonly TracedSignal[]>>
  /** Why the room refused this device, or why the last attempt to connect failed. */
  error: Readonly<ShallowRef<TalkError | null>>
  /** Why the last command failed; `null` again when the next one is sent, or after 10 s. */
  lastFailure: Readonly<ShallowRef<TalkError | null>>
  /** Sends a command. Rejects with the {@link TalkError} that {@link lastFailure} shows too. */
  command: (command: Command) => Promise<void>
  iceServers: RTCIceServer[]
  /** From the best to the worst; empty where there is no stage server with a TURN server. */
  lossyPaths: readonly LossyPath[]
  client: RoomClient
}

const FAILURE_SHOWN_MS = 10_000

const roomKey: InjectionKey<UseRoomReturn> = Symbol('room')

/**
 * Makes this page a member of a room. It connects on `client.start()`, and stops when the effect scope
 * it was made in ends.
 */
export function createRoom(options: RoomOptions): UseRoomReturn {
  const client = new RoomClient(options)
  const status = ref(client.status)
  const state = shallowRef(client.state)
  const selfId = ref(client.selfId)
  const trace = shallowRef(client.trace)
  const error = shallowRef(client.error)
  const lastFailure = shallowRef<TalkError | null>(null)

  client.onchange = () => {
    status.value = client.status
    state.value = client.state
    selfId.value = client.selfId
    trace.value = client.trace
    error.value = client.error
  }

  let forgetting: ReturnType<typeof setTimeout> | undefined
  function forgetFailure(): void {
    clearTimeout(forgetting)
    lastFailure.value = null
  }

  async function command(wish: Command): Promise<void> {
    forgetFailure()
    try {
      await client.command(wish)
    }
    catch (thrown) {
      forgetFailure()
      lastFailure.value = toTalkError(thrown)
      forgetting = setTimeout(forgetFailure, FAILURE_SHOWN_MS)
      throw lastFailure.value
    }
  }

  if (getCurrentScope()) {
    onScopeDispose(() => {
      clearTimeout(forgetting)
      client.stop()
    })
  }

  return {
    status: readonly(status),
    state: shallowReadonly(state),
    selfId: readonly(selfId),
    self: computed(() => (selfId.value ? state.value.participants[selfId.value] : undefined) ?? null),
    present: computed(() => presentParticipants(state.value)),
    trace: shallowReadonly(trace),
    error: shallowReadonly(error),
    lastFailure: shallowReadonly(lastFailure),
    command,
    iceServers: options.iceServers ?? [],
    lossyPaths: options.lossyPaths ?? [],
    client,
  }
}

/** Gives the room to every component below the calling one. */
export function provideRoom(room: UseRoomReturn): void {
  provide(roomKey, room)
}

/**
 * The room that a component above provides.
 * @throws {Error} when none does: a mistake in the program, not in the room
 */
export function useRoom(): UseRoomReturn {
  const room = inject(roomKey, null)
  if (!room)
    throw new Error('useRoom() needs a component above it that calls provideRoom()')
  return room
}
