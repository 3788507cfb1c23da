import type { ComputedRef } from 'vue'
import type { UseOwnPictureReturn } from './useOwnPicture.ts'
import type { UseScreenShareReturn } from './useScreenShare.ts'
import { computed } from 'vue'

/** What is sent. */
export type Source = 'picture' | 'camera' | 'screen'

/** What is sent now. */
export function useSource(own: UseOwnPictureReturn, screen: UseScreenShareReturn): ComputedRef<Source> {
  return computed(() => {
    if (screen.isSharing.value)
      return 'screen'
    return own.isCamera.value
      ? 'camera'
      : 'picture'
  })
}
