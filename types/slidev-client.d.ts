/** The part of @slidev/client that this project uses; its own sources are kept out of the type check. */
import type { ComputedRef, Ref } from 'vue'

export type RenderContext = 'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'

export type SlideFrontmatter = Readonly<Record<string, unknown>>

export interface SlideRoute {
  no: number
  meta: {
    layout?: string
    slide: { title?: string, frontmatter: SlideFrontmatter }
  }
}

export interface Nav {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  currentLayout: ComputedRef<string>
  isPrintMode: ComputedRef<boolean>
  isPresenter: ComputedRef<boolean>
  go: (no: number | string, clicks?: number, force?: boolean) => Promise<void>
}

export interface SlideContext {
  $page: Ref<number>
  $clicks: Ref<number>
  $renderContext: Ref<RenderContext>
  $frontmatter: SlideFrontmatter
}

/** Throws where no slide context is provided. */
export function useSlideContext(): SlideContext
export function useIsSlideActive(): ComputedRef<boolean>
export function useNav(): Nav
/** Switches the deck's keyboard shortcuts off until the returned function is called. */
export function lockShortcuts(): () => void

export const configs: Readonly<{ title: string, author?: string }>
