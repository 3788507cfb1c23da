import type { ComputedRef, ShallowRef } from 'vue'
import type { LossyPath } from '../../../room/config.ts'
import type { QualitySettings } from '../settings.ts'
import { computed, onScopeDispose, shallowReadonly, shallowRef } from 'vue'
import { configuredIceServers, loadConfig } from '../../../composables/config.ts'
import { siteBase } from '../../../composables/deckPlace.ts'
import { useSlide } from '../../../composables/useSlide.ts'

export interface UseNetworksReturn {
  /** Ways through relays that lose and delay on purpose; none where no stage server has a TURN server. */
  networks: Readonly<ShallowRef<readonly LossyPath[]>>
  /** How both ends connect on the way that is set. */
  configuration: ComputedRef<RTCConfiguration>
}

/** The networks that can be tried. Nothing is simulated in the page: a bad one is a real path that is bad. */
export function useNetworks(settings: Readonly<ShallowRef<QualitySettings>>): UseNetworksReturn {
  const networks = shallowRef<readonly LossyPath[]>([])
  const leaving = new AbortController()
  const base = useSlide().where.value === 'standalone'
    ? new URL('../../', document.baseURI)
    : siteBase()
  loadConfig(base, leaving.signal).then((config) => {
    networks.value = config.lossyPaths ?? []
  }, () => {}) // without a configuration there is the straight way
  onScopeDispose(() => leaving.abort())

  /** The same as long as it is the same way: the connections are made of it. */
  const path = computed(() => networks.value.find(({ preset }) => preset === settings.value.network) ?? null)
  return {
    networks: shallowReadonly(networks),
    configuration: computed(() => path.value
      ? {
          iceServers: configuredIceServers(path.value),
          iceTransportPolicy: 'relay' as const,
        }
      : {}),
  }
}
