import type { Locale } from '../../composables/locale.ts'
import type { Need } from './needs.ts'

/** What a demo tells of itself: to its slide, its page and the gallery. Small: the deck loads it with the slide. */
export interface DemoInfo {
  /** Its folder, and its name in the room's protocol. */
  readonly id: string
  /** How many devices it takes; `1 or 2`: it runs on one, and shows more between two. */
  readonly devices: '1' | '1 or 2' | '2' | '2 or more'
  /** What the browser must have for it to run at all. */
  readonly needs: readonly Need[]
  /** What more it shows where the browser has it. */
  readonly wants?: readonly Need[]
  readonly texts: Record<Locale, DemoWords>
}

export interface DemoWords {
  readonly title: string
  /** One sentence. */
  readonly summary: string
  /** What its picture shows, for who does not see it. */
  readonly still: string
}

/** Whether a demo uses the camera, hence asks for it and for HTTPS. */
export function wantsCamera({ needs, wants = [] }: DemoInfo): boolean {
  return needs.includes('camera') || wants.includes('camera')
}
