import type { ComputedRef, EffectScope, Ref, ShallowRef } from 'vue'
import type { UseRoomReturn } from '../composables/useRoom.ts'
import type { Config } from '../room/config.ts'
import type { TalkError } from '../rtc/errors.ts'
import type { Beginning } from './beginning.ts'
import { useEventListener } from '@vueuse/core'
import { computed, effectScope, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { configuredIceServers } from '../composables/config.ts'
import { deviceToken, savedName, saveName, takeFromFragment } from '../composables/identity.ts'
import { recall, remember } from '../composables/storage.ts'
import { createRoom } from '../composables/useRoom.ts'
import { useConfig } from './useConfig.ts'

/** The room this device is in; empty after it left. A reload goes back in without asking. */
const IN_ROOM_KEY = 'wt-in-room'

/** What the page shows: the code's form, the name's form, the way back in, the room, or why not. */
export type JoinPhase = 'code' | 'name' | 'returning' | 'in' | 'refused'

export interface UseJoinReturn {
  code: Readonly<Ref<string | null>>
  config: Readonly<ShallowRef<Config | null>>
  room: Readonly<ShallowRef<UseRoomReturn | null>>
  phase: ComputedRef<JoinPhase>
  /** It joins as soon as the connection is there. */
  isEntering: ComputedRef<boolean>
  /** This device was in, and left by its own wish. */
  hasLeft: Readonly<Ref<boolean>>
  /** Why there is no connection to the room now, or why the room just said no. */
  failure: ComputedRef<TalkError | null>
  enter: (name: string) => void
  leave: () => void
  changeCode: (code: string | null) => void
  /** Connects again after the room refused this device. */
  restart: () => void
  /** Tries again now whatever is being tried. */
  wake: () => void
}

/** From the address that was scanned to being in the room: connects at once, joins on the reader's word. */
export function useJoin(beginning: Beginning): UseJoinReturn {
  const { arrival } = beginning
  const token = deviceToken()
  const code = ref(arrival.code)
  const wantsIn = ref(arrival.code !== null && (arrival.token !== null || recall(IN_ROOM_KEY) === arrival.code))
  const isReturning = ref(wantsIn.value)
  const hasLeft = ref(false)
  const name = ref(savedName())
  const { config, error: configError, retry } = useConfig(new URL('../', document.baseURI), beginning.config)
  const room = shallowRef<UseRoomReturn | null>(null)
  let scope: EffectScope | null = null

  watch([code, config], () => {
    scope?.stop()
    scope = effectScope(true)
    room.value = scope.run(() => connect()) ?? null
    room.value?.client.start()
  }, { immediate: true, flush: 'sync' })
  onScopeDispose(() => scope?.stop())
  // Another room's code was scanned into this tab: the simplest new start is a new start.
  useEventListener(window, 'hashchange', () => {
    if (takeFromFragment().code !== code.value)
      location.reload()
  })

  function connect(): UseRoomReturn | null {
    if (!code.value || !config.value)
      return null
    const member = createRoom({
      transport: beginning.createTransport(code.value, config.value),
      role: 'participant',
      token,
      device: { isSecure: window.isSecureContext },
      joinAs: () => wantsIn.value && !hasLeft.value
        ? name.value
        : null,
      iceServers: configuredIceServers(config.value),
      lossyPaths: config.value.lossyPaths ?? [],
    })
    watch([
      member.status,
      member.self,
      wantsIn,
      hasLeft,
    ], () => settle(member))
    return member
  }

  /** Joins when wanted and not in; takes note when the room already has this device. */
  function settle(member: UseRoomReturn): void {
    if (member.status.value !== 'open')
      return
    if (hasLeft.value) {
      if (member.self.value)
        member.client.command({ type: 'leave' }).catch(() => {})
    }
    else if (member.self.value) {
      wantsIn.value = true
      name.value = member.self.value.name
      saveName(member.self.value.name)
      remember(IN_ROOM_KEY, code.value ?? '')
    }
    else if (wantsIn.value && name.value) {
      member.command({ type: 'join', name: name.value }).catch(() => {
        // A broken path heals itself and comes by here again; a refusal is shown, and the reader decides.
        if (member.status.value === 'open')
          wantsIn.value = false
      })
    }
    else {
      // The room does not know this device after all: ask for a name.
      isReturning.value = wantsIn.value = false
    }
  }

  const phase = computed<JoinPhase>(() => {
    const member = room.value
    if (!code.value)
      return 'code'
    if (member?.status.value === 'refused')
      return 'refused'
    if (member?.self.value && !hasLeft.value)
      return 'in'
    if (member?.error.value?.reason === 'room-not-found' && member.selfId.value === null)
      return 'code'
    return isReturning.value ? 'returning' : 'name'
  })

  return {
    code: readonly(code),
    config,
    room: shallowReadonly(room),
    phase,
    isEntering: computed(() => wantsIn.value && phase.value !== 'in'),
    hasLeft: readonly(hasLeft),
    failure: computed(() => {
      const member = room.value
      if (!member)
        return configError.value
      return member.status.value === 'open'
        ? member.lastFailure.value
        : member.error.value
    }),
    enter(chosen) {
      name.value = chosen
      saveName(chosen)
      hasLeft.value = false
      wantsIn.value = true
    },
    leave() {
      wantsIn.value = isReturning.value = false
      hasLeft.value = true
      remember(IN_ROOM_KEY, '')
    },
    changeCode(next) {
      if (next === code.value)
        return room.value?.client.wake()
      wantsIn.value = isReturning.value = hasLeft.value = false
      code.value = next
      history.replaceState(history.state, '', `${location.pathname}${location.search}${next
        ? `#${next}`
        : ''}`)
    },
    restart() {
      room.value?.client.stop()
      room.value?.client.start()
    },
    wake() {
      retry()
      room.value?.client.wake()
    },
  }
}
