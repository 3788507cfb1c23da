import type { Ref, ShallowRef } from 'vue'
import type { BoardPoint, UseBoardReturn } from './useBoard.ts'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { BOARD } from './frames.ts'

export interface UseBoardPenOptions {
  board: UseBoardReturn
  /** Whose corner and size place a pointer on the board. */
  element: Readonly<ShallowRef<HTMLElement | null>>
  pen: () => { color: number, width: number }
}

export interface UseBoardPenReturn {
  /** Where the keys have taken the pen; `null` until one was pressed. */
  keyboardPen: Readonly<ShallowRef<{ x: number, y: number } | null>>
  isKeyboardPenDown: Readonly<Ref<boolean>>
  /** Somebody draws, and the board is full. */
  isRefused: Readonly<Ref<boolean>>
  handlers: {
    pointerdown: (event: PointerEvent) => void
    pointermove: (event: PointerEvent) => void
    pointerup: (event: PointerEvent) => void
    pointercancel: (event: PointerEvent) => void
    keydown: (event: KeyboardEvent) => void
    blur: () => void
  }
}

/** Nearer than this to the last point, a point says nothing new. */
const MIN_DISTANCE = 3
const EVEN_PRESSURE = 50
/** A pointer is told of so often at most. */
const POINTER_MS = 33
const KEY_STEP = 20
const KEY_STRIDE = 80

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Draws with fingers, pens and mice, several at a time, and with the keyboard: arrows move, the space bar draws. */
export function useBoardPen({ board, element, pen }: UseBoardPenOptions): UseBoardPenReturn {
  const strokes = new Map<number, { id: string, last: BoardPoint }>()
  const keyboardPen = shallowRef<{ x: number, y: number } | null>(null)
  const isKeyboardPenDown = ref(false)
  const isRefused = ref(false)
  let keyboardStroke: string | null = null
  let pointedAtMs = 0

  function place({ clientX, clientY, pressure, pointerType }: PointerEvent): BoardPoint {
    const { left, top, width, height } = element.value?.getBoundingClientRect() ?? new DOMRect()
    return {
      ...inside((clientX - left) / width * BOARD.width, (clientY - top) / height * BOARD.height),
      // What a finger reports as pressure is made up.
      pressure: pointerType === 'pen'
        ? Math.round(pressure * 100)
        : EVEN_PRESSURE,
    }
  }

  function tell(at: Pick<BoardPoint, 'x' | 'y'>, isDown: boolean, nowMs = performance.now()): void {
    if (nowMs - pointedAtMs < POINTER_MS)
      return
    pointedAtMs = nowMs
    board.point(at, isDown)
  }

  function begin(at: BoardPoint): string | null {
    const id = board.begin(pen(), at)
    isRefused.value = id === null
    return id
  }

  function pointerdown(event: PointerEvent): void {
    // A swipe on the board is a stroke, never the next slide.
    event.stopPropagation()
    if (event.button !== 0)
      return
    const at = place(event)
    const id = begin(at)
    if (id === null)
      return
    element.value?.setPointerCapture(event.pointerId)
    strokes.set(event.pointerId, { id, last: at })
    board.point(at, true)
  }

  function pointermove(event: PointerEvent): void {
    const stroke = strokes.get(event.pointerId)
    tell(place(event), stroke !== undefined)
    if (!stroke)
      return
    event.stopPropagation()
    // Between two events of the page, a pen was at several places.
    const between = event.getCoalescedEvents?.() ?? []
    const points = (between.length > 0
      ? between
      : [event]).map(place).filter((point) => {
      const isFar = Math.hypot(point.x - stroke.last.x, point.y - stroke.last.y) >= MIN_DISTANCE
      if (isFar)
        stroke.last = point
      return isFar
    })
    if (points.length === 0 || board.extend(stroke.id, points))
      return
    // The stroke takes no more, or somebody took it away: the hand goes on with another.
    board.end(stroke.id)
    stroke.id = begin(stroke.last) ?? stroke.id
  }

  function lift(event: PointerEvent): void {
    const stroke = strokes.get(event.pointerId)
    if (!stroke)
      return
    event.stopPropagation()
    strokes.delete(event.pointerId)
    board.end(stroke.id)
    board.point(stroke.last, false)
  }

  function liftKeyboardPen(): void {
    if (keyboardStroke !== null)
      board.end(keyboardStroke)
    keyboardStroke = null
    isKeyboardPenDown.value = false
  }

  function keydown(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key]
    if ((!arrow && event.key !== ' ' && event.key !== 'Escape') || event.ctrlKey || event.metaKey || event.altKey)
      return
    event.preventDefault()
    event.stopPropagation()
    const from = keyboardPen.value ?? { x: BOARD.width / 2, y: BOARD.height / 2 }
    if (arrow) {
      const step = event.shiftKey ? KEY_STRIDE : KEY_STEP
      const to = inside(from.x + arrow[0] * step, from.y + arrow[1] * step)
      keyboardPen.value = to
      if (keyboardStroke !== null) {
        board.extend(keyboardStroke, [
          { ...to, pressure: EVEN_PRESSURE },
        ])
      }
      tell(to, keyboardStroke !== null)
    }
    else if (event.key === ' ' && keyboardStroke === null && !event.repeat) {
      keyboardPen.value = from
      keyboardStroke = begin({ ...from, pressure: EVEN_PRESSURE })
      isKeyboardPenDown.value = keyboardStroke !== null
    }
    else if (!event.repeat) {
      liftKeyboardPen()
    }
  }

  onScopeDispose(() => {
    liftKeyboardPen()
    strokes.forEach(({ id }) => board.end(id))
  })
  return {
    keyboardPen: shallowReadonly(keyboardPen),
    isKeyboardPenDown: readonly(isKeyboardPenDown),
    isRefused: readonly(isRefused),
    handlers: {
      pointerdown,
      pointermove,
      pointerup: lift,
      pointercancel: lift,
      keydown,
      blur: liftKeyboardPen,
    },
  }
}

function inside(x: number, y: number): { x: number, y: number } {
  return {
    x: Math.round(Math.min(BOARD.width, Math.max(0, x))),
    y: Math.round(Math.min(BOARD.height, Math.max(0, y))),
  }
}
