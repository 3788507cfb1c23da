import type { InjectionKey, Ref } from 'vue'
import { inject, onScopeDispose, provide, readonly, ref, watch } from 'vue'

/** What is on the page before a device comes on stage. It stays while the curtain is down. */
export interface Curtain {
  readonly isDown: Readonly<Ref<boolean>>
  /** Somebody has said yes: nothing changes until their device has something to show. */
  lower: () => void
  /** The device is there: the curtain goes up, unless the device holds it. */
  raise: () => void
}

interface Rope {
  hold: () => void
  letGo: () => void
}

const ropeKey: InjectionKey<Rope> = Symbol('curtain')

/** The curtain of the page, to be held by the device inside of it. */
export function provideCurtain(): Curtain {
  const isDown = ref(false)
  let isHeld = false
  provide(ropeKey, {
    hold() {
      isHeld = true
    },
    letGo() {
      isHeld = isDown.value = false
    },
  })
  return {
    isDown: readonly(isDown),
    lower() {
      isDown.value = true
    },
    raise() {
      isDown.value &&= isHeld
    },
  }
}

/** A device that takes a moment holds the curtain down until it `isShown`, so that the page is drawn once and not twice. */
export function useCurtain(isShown: Readonly<Ref<boolean>>): void {
  const rope = inject(ropeKey, null)
  if (!rope || isShown.value)
    return
  rope.hold()
  watch(isShown, rope.letGo, { once: true })
  onScopeDispose(rope.letGo)
}
