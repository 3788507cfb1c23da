import type { Component } from 'vue'
import { defineAsyncComponent } from 'vue'
import DeviceLoading from './views/DeviceLoading.vue'

const ATTEMPTS = 6
const RETRY_MS = 800

type Loader = () => Promise<{ default: Component }>

/**
 * What a device on stage shows, per demo: the one component whose file name ends in `Device.vue`. Fetched when its
 * device is asked on stage, not before.
 */
const LOADERS: Readonly<Record<string, Loader>> = Object.fromEntries(
  Object.entries(import.meta.glob<{ default: Component }>('../demos/*/*Device.vue'))
    .map(([path, loader]) => [
      path.split('/')[2] ?? '',
      loader,
    ]),
)

const components = new Map<string, Component>()

/** The component that takes part in a demo (prop `stageId`); `null` when this page knows no such demo. */
export function deviceComponent(demo: string): Component | null {
  const loader = LOADERS[demo]
  if (!loader)
    return null
  const known = components.get(demo)
  if (known)
    return known
  const component = defineAsyncComponent({
    loader,
    loadingComponent: DeviceLoading,
    delay: 0,
    onError: (_error, retry, fail, attempts) => attempts < ATTEMPTS
      ? setTimeout(retry, RETRY_MS * attempts)
      : fail(),
  })
  components.set(demo, component)
  return component
}

/** Fetches what going on stage will need, while its owner still thinks about it. */
export async function preloadDevice(demo: string): Promise<void> {
  try {
    const { default: component } = await LOADERS[demo]?.() ?? {}
    if (component && !components.has(demo))
      components.set(demo, component)
  }
  catch {
    // The component itself tries again and shows what is wrong.
  }
}
