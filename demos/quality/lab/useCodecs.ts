import type { ShallowRef } from 'vue'
import type { Codec, QualitySettings } from '../settings.ts'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { presentCodecs } from '../send/codecs.ts'
import { presentModes } from '../send/scalability.ts'
import { CODECS } from '../settings.ts'

export interface UseCodecsReturn {
  /** The codecs of this browser. */
  codecs: readonly Codec[]
  /** The scalability modes of the codec that is sent. */
  modes: Readonly<ShallowRef<readonly string[]>>
}

/** What this browser can encode: the codecs, and the scalability modes of the one in use (`sent`, if nothing is asked for). */
export function useCodecs(settings: Readonly<ShallowRef<QualitySettings>>, sent: () => string | null): UseCodecsReturn {
  const modes = shallowRef<readonly string[]>([])
  const inUse = computed(() => settings.value.codec === 'auto'
    ? CODECS.find(codec => codec === sent()) ?? null
    : settings.value.codec)
  watch(inUse, async (codec) => {
    if (!codec)
      return
    const found = await presentModes(codec)
    if (codec === inUse.value)
      modes.value = found
  }, { immediate: true })
  return {
    codecs: presentCodecs(),
    modes: shallowReadonly(modes),
  }
}
