import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../../../composables/useRoom.ts'
import type { Config } from '../../../room/config.ts'
import type { ClientTransport } from '../../../room/transport.ts'
import type { TalkError } from '../../../rtc/errors.ts'
import type { DemoInfo } from '../info.ts'
import { useEventListener } from '@vueuse/core'
import { computed, effectScope, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { configuredIceServers, loadConfig, peerServerAddress } from '../../../composables/config.ts'
import { saveName, windowToken } from '../../../composables/identity.ts'
import { createRoom } from '../../../composables/useRoom.ts'
import { createPeerClientTransport, createPeerHostTransport } from '../../../room/peer-transport.ts'
import { seatOf } from '../../../room/state.ts'
import { TabRoom } from '../../../room/tab-host.ts'
import { toTalkError } from '../../../rtc/errors.ts'
import { seatCount } from '../stage/stage-plan.ts'
import { OwnRoomMemory } from './own-room.ts'
import { isTaken, nextWish } from './pair-rules.ts'

/** `lobby`: Start is not pressed. `waiting`: it is, and the other device's is not. `taken`: others have every seat. */
export type PairPhase = 'lobby' | 'waiting' | 'running' | 'taken'

export interface UsePairRoomReturn {
  code: string
  /** This tab began it, and hosts its room. */
  isOwn: boolean
  config: Readonly<ShallowRef<Config | null>>
  room: Readonly<ShallowRef<UseRoomReturn | null>>
  phase: ComputedRef<PairPhase>
  /** It was in it, and that is over. */
  hasEnded: Readonly<Ref<boolean>>
  /** Why the room is out of reach now. */
  failure: ComputedRef<TalkError | null>
  start: (name: string) => void
  leave: () => void
  /** Leaves this room behind for a new one of this tab's own. */
  startAnew: () => void
}

const RETRY_MS = 2_000
/** Besides the devices: the page's own hand on the stage, and some visitors who are told that it is taken. */
const MAX_OTHERS = 10

/** A demo of several devices without a deck: the tab that began it hosts its room. */
export function usePairRoom(info: DemoInfo, name: Ref<string>): UsePairRoomReturn {
  const count = seatCount(info)
  const memory = new OwnRoomMemory(info.id)
  const { code, own } = memory.take()
  const token = windowToken()
  const config = shallowRef<Config | null>(null)
  const configError = shallowRef<TalkError | null>(null)
  const room = shallowRef<UseRoomReturn | null>(null)
  const wantsIn = ref(memory.wasIn(code))
  const hasEnded = ref(false)
  const leaving = new AbortController()
  const scope = effectScope(true)

  async function begin(): Promise<void> {
    try {
      const found = await loadConfig(new URL('../../../', document.baseURI), leaving.signal)
      configError.value = null
      config.value = found
      scope.run(() => enter(found))
    }
    catch (thrown) {
      if (leaving.signal.aborted)
        return
      configError.value = toTalkError(thrown)
      setTimeout(() => void begin(), RETRY_MS)
    }
  }

  function enter(at: Config): void {
    const iceServers = configuredIceServers(at)
    const peer = {
      code,
      server: peerServerAddress(at, location),
      iceServers,
    }
    const createClientTransport = (): ClientTransport => createPeerClientTransport(peer)
    const member = {
      device: { isSecure: isSecureContext },
      iceServers,
      lossyPaths: at.lossyPaths ?? [],
    }

    let createTransport = createClientTransport
    if (own) {
      const tab = new TabRoom({
        ...own,
        limits: { maxMembers: count.max + MAX_OTHERS },
        createHostTransport: () => createPeerHostTransport(peer),
        createClientTransport,
      })
      tab.start()
      onScopeDispose(() => void tab.stop())
      createTransport = () => tab.createClient()
      direct(createRoom({
        ...member,
        transport: createTransport(),
        role: 'presenter',
        token: `${token}-hand`,
        hostKey: own.hostKey,
      }))
    }
    const entered = createRoom({
      ...member,
      transport: createTransport(),
      role: 'participant',
      token,
    })
    watch([entered.status, entered.state, wantsIn], () => settle(entered))
    room.value = entered
    entered.client.start()
  }

  /** Brings on stage whoever is there. */
  function direct(hand: UseRoomReturn): void {
    watch([hand.status, hand.state], () => {
      const wish = hand.status.value === 'open'
        ? nextWish(hand.state.value, info.id, count)
        : null
      if (wish)
        hand.command(wish).catch(() => {})
    })
    hand.client.start()
  }

  /** Does what this device wishes and the room does not have yet; what fails is tried at the next change. */
  function settle({ status, state, self, selfId, command }: UseRoomReturn): void {
    if (status.value !== 'open' || selfId.value === null)
      return
    const { stage } = state.value
    const seat = seatOf(state.value, selfId.value)?.seat
    if (!wantsIn.value && self.value)
      command({ type: 'leave' }).catch(() => {})
    else if (wantsIn.value && !self.value && name.value && !isTaken(state.value, selfId.value, count.max))
      command({ type: 'join', name: name.value }).catch(() => {})
    else if (wantsIn.value && stage && seat?.status === 'invited')
      command({ type: 'answer-invitation', stageId: stage.id, accept: true }).catch(() => {})
  }

  const phase = computed<PairPhase>(() => {
    const state = room.value?.state.value
    const selfId = room.value?.selfId.value ?? null
    if (state && wantsIn.value && selfId !== null && seatOf(state, selfId)?.seat.status === 'accepted')
      return 'running'
    if (state && isTaken(state, selfId, count.max))
      return 'taken'
    return wantsIn.value ? 'waiting' : 'lobby'
  })

  useEventListener(document, 'visibilitychange', () => document.hidden || room.value?.client.wake())
  useEventListener(window, 'online', () => room.value?.client.wake())
  // Another room's code was put into the address: the simplest new start is a new start.
  useEventListener(window, 'hashchange', () => location.reload())
  onScopeDispose(() => {
    leaving.abort()
    scope.stop()
  })
  void begin()

  return {
    code,
    isOwn: own !== null,
    config: shallowReadonly(config),
    room: shallowReadonly(room),
    phase,
    hasEnded: readonly(hasEnded),
    failure: computed(() => room.value ? room.value.error.value : configError.value),
    start(chosen) {
      name.value = chosen
      saveName(chosen)
      memory.keepIn(code)
      hasEnded.value = false
      wantsIn.value = true
    },
    leave() {
      memory.keepIn(null)
      hasEnded.value = true
      wantsIn.value = false
    },
    startAnew: () => memory.startAnew(),
  }
}
