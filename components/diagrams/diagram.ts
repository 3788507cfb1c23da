import type { ComputedRef, InjectionKey } from 'vue'

/** The languages the talk is given in. */
export type Locale = 'en' | 'zh-CN'

/** What a shape stands for: an end of the connection, the server side, keys, a result, or plain structure. */
export type Tone = 'a' | 'b' | 'brand' | 'key' | 'good' | 'bad' | 'ink' | 'muted'

/** What every diagram takes. Absent `step` means all steps shown. */
export interface DiagramProps {
  step?: number | undefined
  locale?: Locale
}

/** What every text table holds: the accessible name and description, and one caption a step (0 first). */
export interface DiagramTexts {
  title: string
  desc: string
  captions: readonly string[]
}

/** How DiagramFrame tells the parts inside it which step is shown. */
export const STEP_KEY: InjectionKey<ComputedRef<number | undefined>> = Symbol('diagram-step')

const STROKES: Record<Tone, string> = {
  a: 'var(--wt-a)',
  b: 'var(--wt-b)',
  brand: 'var(--wt-brand)',
  key: 'var(--wt-warn)',
  good: 'var(--wt-good)',
  bad: 'var(--wt-bad)',
  ink: 'var(--wt-ink)',
  muted: 'var(--wt-muted)',
}

const FILLS: Record<Tone, string> = {
  a: 'var(--wt-a-soft)',
  b: 'var(--wt-b-soft)',
  brand: 'var(--wt-brand-soft)',
  key: 'var(--wt-warn-soft)',
  good: 'var(--wt-surface)',
  bad: 'var(--wt-bad-soft)',
  ink: 'var(--wt-surface)',
  muted: 'var(--wt-sunken)',
}

/** The colour of a tone's lines and text, as a CSS value. */
export function strokeOf(tone: Tone): string {
  return STROKES[tone]
}

/** The colour around a box of a tone, as a CSS value: plain boxes get a quiet line. */
export function borderOf(tone: Tone): string {
  return STROKES[tone === 'ink'
    ? 'muted'
    : tone]
}

/** The colour behind a tone's text, as a CSS value. */
export function fillOf(tone: Tone): string {
  return FILLS[tone]
}
