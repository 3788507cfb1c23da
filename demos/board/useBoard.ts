import type { Ref, ShallowRef } from 'vue'
import type { ChannelPurpose } from '../../rtc/data-channels.ts'
import type { BoardChange, Stroke } from './board-document.ts'
import type { BoardFrame } from './frames.ts'
import type { Cursor } from './useCursors.ts'
import { useIntervalFn } from '@vueuse/core'
import { onScopeDispose, readonly, ref } from 'vue'
import { BoardDocument } from './board-document.ts'
import { eraseFrames, strokeFrames, wholeBoard } from './board-frames.ts'
import { BoardLink } from './board-link.ts'
import { LIMITS } from './frames.ts'
import { useCursors } from './useCursors.ts'

/** A place on the board, in its units. */
export interface BoardPoint {
  readonly x: number
  readonly y: number
  /** 0 to 100; 50 is that of a device which knows none. */
  readonly pressure: number
}

export interface UseBoardReturn {
  /** Strokes that are on the board now. */
  strokeCount: Readonly<Ref<number>>
  /** Those of this device among them. */
  ownCount: Readonly<Ref<number>>
  isFull: Readonly<Ref<boolean>>
  cursors: Readonly<ShallowRef<readonly Cursor[]>>
  /** From the lowest to the topmost. */
  strokes: () => Stroke[]
  /** Called with every change of the picture; one listener at a time. */
  onpaint: { current: ((change: BoardChange) => void) | null }
  /** Takes a channel to another end. `peer` names the end for as long as it may connect anew. */
  attach: (peer: string, purpose: ChannelPurpose, channel: RTCDataChannel) => void
  /** Begins a stroke, and names it; `null` when the board is full. */
  begin: (pen: { color: number, width: number }, at: BoardPoint) => string | null
  /** Adds points; false when the stroke takes no more. */
  extend: (id: string, points: readonly BoardPoint[]) => boolean
  /** The stroke is drawn. */
  end: (id: string) => void
  /** Takes this device's newest stroke away. */
  undo: () => void
  clear: () => void
  /** Begins with an empty board, and tells nobody: what comes next is another drawing. */
  reset: () => void
  /** Tells the others where this device's pointer is. */
  point: (at: Pick<BoardPoint, 'x' | 'y'>, isDown: boolean) => void
}

/** Points drawn within so long travel together. */
const FLUSH_MS = 33

/** A board of this device and of all ends that are attached to it. `selfId` is asked when a stroke is begun. */
export function useBoard(selfId: () => string | null): UseBoardReturn {
  let board = new BoardDocument()
  const links = new Map<string, BoardLink>()
  const strokeCount = ref(0)
  const ownCount = ref(0)
  const isFull = ref(false)
  const { cursors, see } = useCursors()
  const onpaint: UseBoardReturn['onpaint'] = { current: null }
  /** Strokes under way here, and how many of their points have been sent. */
  const unsent = new Map<string, number>()
  /** Another one after a reload: a number is never given twice. */
  const session = Array.from(crypto.getRandomValues(new Uint8Array(4)), byte => byte.toString(36).padStart(2, '0')).join('')
  let strokeNumber = 0
  let pointerNumber = 0

  const isOwn = (id: string): boolean => id.startsWith(`${selfId()}.`)

  function apply(frame: BoardFrame): void {
    const change = board.apply(frame)
    if (!change)
      return
    if (change.kind === 'erased' || change.from === 0)
      count()
    isFull.value = board.isFull
    onpaint.current?.(change)
  }

  function count(): void {
    strokeCount.value = board.strokeCount
    ownCount.value = board.strokes().filter(({ id }) => isOwn(id)).length
  }

  function broadcast(frames: readonly BoardFrame[]): void {
    for (const link of links.values())
      frames.forEach(frame => link.send(frame))
  }

  function linkTo(peer: string): BoardLink {
    const known = links.get(peer)
    if (known)
      return known
    const link = new BoardLink({
      onopen: () => wholeBoard(board),
      onframe: apply,
      onpointer: pointer => see(peer, pointer),
    })
    links.set(peer, link)
    return link
  }

  /** Sends what was drawn since the last time. */
  function flush(): void {
    for (const [id, sent] of unsent) {
      const stroke = board.get(id)
      const drawn = (stroke?.points.length ?? 0) / 3
      if (stroke && drawn > sent)
        broadcast(strokeFrames(board.epoch, stroke, sent))
      unsent.set(id, drawn)
    }
  }

  function extend(id: string, points: readonly BoardPoint[]): boolean {
    const stroke = board.get(id)
    if (!stroke)
      return false
    const { order, color, width } = stroke
    apply({
      kind: 'stroke',
      epoch: board.epoch,
      id,
      order,
      color,
      width,
      from: stroke.points.length / 3,
      points: points.flatMap(({ x, y, pressure }) => [x, y, pressure]),
    })
    return stroke.points.length < LIMITS.pointsPerStroke * 3 && !board.isFull
  }

  function tell(frames: readonly BoardFrame[]): void {
    frames.forEach(apply)
    broadcast(frames)
  }

  useIntervalFn(flush, FLUSH_MS)
  onScopeDispose(() => links.forEach(link => link.release()))

  return {
    strokeCount: readonly(strokeCount),
    ownCount: readonly(ownCount),
    isFull: readonly(isFull),
    cursors,
    strokes: () => board.strokes(),
    onpaint,
    attach(peer, purpose, channel) {
      if (purpose === 'board-strokes')
        linkTo(peer).attachStrokes(channel)
      else if (purpose === 'board-pointers')
        linkTo(peer).attachPointers(channel)
    },
    begin({ color, width }, { x, y, pressure }) {
      const self = selfId()
      if (self === null || board.isFull)
        return null
      const id = `${self}.${session}${(strokeNumber++).toString(36)}`
      apply({
        kind: 'stroke',
        epoch: board.epoch,
        id,
        order: board.nextOrder(),
        color,
        width,
        from: 0,
        points: [x, y, pressure],
      })
      unsent.set(id, 0)
      return id
    },
    extend,
    end(id) {
      flush()
      unsent.delete(id)
    },
    undo() {
      const newest = board.strokes().findLast(({ id }) => isOwn(id))
      if (newest)
        tell(eraseFrames(board.epoch, [newest.id]))
    },
    clear: () => tell([
      {
        kind: 'clear',
        epoch: Math.min(LIMITS.clock, board.epoch + 1),
      },
    ]),
    reset() {
      board = new BoardDocument()
      unsent.clear()
      count()
      isFull.value = false
      onpaint.current?.({ kind: 'erased' })
    },
    point({ x, y }, isDown) {
      pointerNumber += 1
      for (const link of links.values())
        link.sendPointer({ n: pointerNumber, x, y, isDown })
    },
  }
}
