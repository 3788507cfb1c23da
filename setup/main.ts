import type { App, Component } from 'vue'
import { defineAsyncComponent } from 'vue'
import { slidevSlide } from '../composables/slidev-slide.ts'
import { slideSourceKey } from '../composables/useSlide.ts'

type Loader = () => Promise<{ default: Component }>

const loaders: Record<string, Loader> = {
  ...import.meta.glob<{ default: Component }>('../demos/*/*Demo.vue'),
  ...import.meta.glob<{ default: Component }>('../pages/parts/*.vue'),
}

/** `../demos/two-device-call/TwoDeviceCallDemo.vue` → `TwoDeviceCallDemo` */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.vue'.length)
}

/** The deck's composition root: what slides may use by tag, each loaded by the slide that shows it. */
export default function setup({ app }: { app: App }): void {
  app.provide(slideSourceKey, slidevSlide)
  for (const [path, loader] of Object.entries(loaders))
    app.component(nameOf(path), defineAsyncComponent(loader))
}
