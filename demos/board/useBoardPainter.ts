import type { ShallowRef } from 'vue'
import type { BoardChange, Stroke } from './board-document.ts'
import type { UseBoardReturn } from './useBoard.ts'
import { useMutationObserver, useResizeObserver } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import { BOARD } from './frames.ts'
import { paintAll, paintStroke } from './painter.ts'

/** The tokens of the pens, in the order of their numbers, so that each device draws in its own colour scheme. */
export const PEN_TOKENS = [
  '--wt-ink',
  '--wt-a',
  '--wt-b',
  '--wt-brand',
  '--wt-good',
  '--wt-warn',
] as const
const PAPER_TOKEN = '--wt-surface'

/** Drawing everything anew takes a phone some milliseconds, and nobody may make it do so without end. */
const REPAINT_MS = 120
const MAX_PIXEL_RATIO = 2

/** Keeps a canvas showing the board, until the scope ends: what is added is added, what is gone is drawn without. */
export function useBoardPainter(canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>, board: UseBoardReturn): void {
  const added = new Map<string, { stroke: Stroke, from: number }>()
  let frame = 0
  let isStale = true
  let paintedAtMs = 0
  /** The topmost that is painted: what is added below it would lie above. */
  let topOrder = 0

  function schedule(): void {
    frame ||= requestAnimationFrame(paint)
  }

  function paint(nowMs: number): void {
    frame = 0
    const element = canvas.value
    const context = element?.getContext('2d')
    if (!element || !context)
      return
    const colors = penColors(element)
    const scale = element.width / BOARD.width
    context.setTransform(scale, 0, 0, scale, 0, 0)
    if (isStale && nowMs - paintedAtMs >= REPAINT_MS) {
      paintAll(context, board.strokes(), colors, paperColor(element))
      isStale = false
      paintedAtMs = nowMs
      topOrder = board.strokes().at(-1)?.order ?? 0
      added.clear()
    }
    for (const { stroke, from } of added.values())
      paintStroke(context, stroke, colors, from)
    added.clear()
    if (isStale)
      schedule()
  }

  function handleChange(change: BoardChange): void {
    if (change.kind === 'erased') {
      isStale = true
    }
    else {
      const { stroke, from } = change
      isStale ||= stroke.order < topOrder
      topOrder = Math.max(topOrder, stroke.order)
      added.set(stroke.id, {
        stroke,
        from: Math.min(from, added.get(stroke.id)?.from ?? from),
      })
    }
    schedule()
  }

  function fit(): void {
    const element = canvas.value
    if (!element)
      return
    // A slide is scaled as a whole: what counts are the pixels on the glass.
    const width = Math.round(element.getBoundingClientRect().width * Math.min(MAX_PIXEL_RATIO, devicePixelRatio))
    if (width > 0 && element.width !== width) {
      element.width = width
      element.height = Math.round(width * BOARD.height / BOARD.width)
    }
    repaint()
  }

  function repaint(): void {
    isStale = true
    paintedAtMs = 0
    schedule()
  }

  board.onpaint.current = handleChange
  useResizeObserver(canvas, fit)
  // The colour scheme is a class of the root.
  useMutationObserver(document.documentElement, repaint, {
    attributeFilter: ['class'],
  })
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    board.onpaint.current = null
  })
}

/** The board as a PNG, in the colours that an element has. */
export function toPng(element: HTMLElement, strokes: readonly Stroke[]): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = BOARD.width
  canvas.height = BOARD.height
  const context = canvas.getContext('2d')
  if (context)
    paintAll(context, strokes, penColors(element), paperColor(element))
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}

function penColors(element: HTMLElement): string[] {
  const style = getComputedStyle(element)
  return PEN_TOKENS.map(token => style.getPropertyValue(token).trim())
}

function paperColor(element: HTMLElement): string {
  return getComputedStyle(element).getPropertyValue(PAPER_TOKEN).trim()
}
