import type { ComputedRef, WritableComputedRef } from 'vue'
import type { UseRoomReturn } from '../../composables/useRoom.ts'
import * as v from 'valibot'
import { computed } from 'vue'
import { useDemoSettings } from '../kit/useDemoSettings.ts'
import { info } from './info.ts'

/** How the call is set, in its page's address: `?path=relay` allows a path through a TURN server alone. */
export const CallSettingsSchema = v.object({
  path: v.picklist(['any', 'relay']),
})
type CallSettings = v.InferOutput<typeof CallSettingsSchema>

export interface UseRelayOnlyReturn {
  /** The two may reach each other through a TURN server alone. */
  isRelayOnly: WritableComputedRef<boolean>
  /** There is something to choose. */
  canChoose: ComputedRef<boolean>
}

/** Whether the call is to take a relayed path, kept in the page's address. */
export function useRelayOnly({ iceServers }: UseRoomReturn): UseRelayOnlyReturn {
  const { settings, change } = useDemoSettings<CallSettings>(info.id, CallSettingsSchema, { path: 'any' })
  const hasRelay = iceServers.some(({ urls }) => [urls].flat().some(url => /^turns?:/i.test(url)))
  const isRelayOnly = computed({
    get: () => settings.value.path === 'relay',
    set: isOn => change({
      path: isOn
        ? 'relay'
        : 'any',
    }),
  })
  return {
    isRelayOnly,
    canChoose: computed(() => hasRelay || isRelayOnly.value),
  }
}
