import type { ComputedRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import type { MemberId } from '../../room/state.ts'
import type { Dial } from './dial.ts'
import type { ScreenTalk, Talk } from './race-messages.ts'
import { computed, inject } from 'vue'
import { linkedPageKey, useDemoSettings } from '../kit/useDemoSettings.ts'
import { DialSchema, INITIAL_DIAL, isSameDial, possibleDial } from './dial.ts'
import { info } from './info.ts'

type DialTalk = Extract<Talk, { kind: 'dial' }>

export interface UseRaceDialReturn {
  /** As it can be followed here. */
  dial: ComputedRef<Dial>
  /** The person at this device dials: on a page of its own, where no screen does. */
  canTurn: boolean
  turn: (dial: Dial) => void
  /** What the other device is told, again and again; `null` where the screen tells both. */
  message: () => DialTalk | null
  takeFromPartner: (talk: DialTalk, partnerId: MemberId | null) => void
  takeFromScreen: (talk: ScreenTalk) => void
}

/**
 * How the race is dialled. Both devices have to take the same path: on a page of their own the one that was dialled
 * last tells the other, on stage the screen tells both.
 */
export function useRaceDial(room: UseRoomReturn): UseRaceDialReturn {
  const { settings, change } = useDemoSettings<Dial>(info.id, DialSchema, INITIAL_DIAL)
  const canTurn = inject(linkedPageKey, false)
  let revision = 0

  function follow({ cause, level }: Dial): void {
    if (!isSameDial(settings.value, { cause, level }))
      change({ cause, level })
  }

  return {
    dial: computed(() => possibleDial(settings.value, room.lossyPaths)),
    canTurn,
    turn(dial) {
      revision += 1
      follow(dial)
    },
    message: () => canTurn
      ? { kind: 'dial', ...settings.value, revision }
      : null,
    takeFromPartner(talk, partnerId) {
      // Both were opened with a dial of their own: one of them has to give way, and both know which.
      const isFirst = partnerId !== null && room.selfId.value !== null && partnerId < room.selfId.value
      if (!canTurn || talk.revision < revision || (talk.revision === revision && !isFirst))
        return
      revision = talk.revision
      follow(talk)
    },
    takeFromScreen: follow,
  }
}
