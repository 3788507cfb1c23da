import type { ShallowRef } from 'vue'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'

/** A camera, microphone or loudspeaker, as the browser names it. */
export interface ListedDevice {
  readonly id: string
  readonly kind: MediaDeviceKind
  /** Empty until the person has allowed a device of this kind. */
  readonly label: string
}

export interface UseMediaDevicesReturn {
  isSupported: boolean
  devices: Readonly<ShallowRef<readonly ListedDevice[]>>
  /** Reads the list again: names are told only after permission, which raises no event. */
  refresh: () => Promise<void>
}

/**
 * What is plugged in now, followed as it comes and goes.
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-enumeratedevices
 */
export function useMediaDevices(): UseMediaDevicesReturn {
  const media = navigator.mediaDevices as MediaDevices | undefined
  const isSupported = typeof media?.enumerateDevices === 'function'
  const devices = shallowRef<readonly ListedDevice[]>([])
  let isOver = false

  async function refresh(): Promise<void> {
    const found = await media?.enumerateDevices().catch(() => []) ?? []
    if (!isOver)
      devices.value = found.map(({ deviceId, kind, label }) => ({ id: deviceId, kind, label }))
  }

  if (media && isSupported) {
    useEventListener(media, 'devicechange', () => void refresh())
    void refresh()
  }
  onScopeDispose(() => isOver = true)

  return {
    isSupported,
    devices: shallowReadonly(devices),
    refresh,
  }
}
