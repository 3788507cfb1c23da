import type { BoardDocument, Stroke } from './board-document.ts'
import type { BoardFrame } from './frames.ts'
import { LIMITS } from './frames.ts'

/** A stroke's points from one on, in frames that every device takes. */
export function strokeFrames(epoch: number, { points, ...stroke }: Stroke, from = 0): BoardFrame[] {
  const count = Math.ceil((points.length / 3 - from) / LIMITS.pointsPerFrame)
  return Array.from({
    length: Math.max(0, count),
  }, (_, n) => {
    const start = from + n * LIMITS.pointsPerFrame
    return {
      kind: 'stroke',
      ...stroke,
      epoch,
      from: start,
      points: points.slice(start * 3, (start + LIMITS.pointsPerFrame) * 3),
    }
  })
}

/** Erasures, in frames that every device takes. */
export function eraseFrames(epoch: number, ids: readonly string[]): BoardFrame[] {
  return Array.from({
    length: Math.ceil(ids.length / LIMITS.idsPerFrame),
  }, (_, n) => ({
    kind: 'erase',
    epoch,
    ids: ids.slice(n * LIMITS.idsPerFrame, (n + 1) * LIMITS.idsPerFrame),
  }))
}

/** All that a device which comes late has to be told. */
export function wholeBoard(board: BoardDocument): BoardFrame[] {
  const { epoch } = board
  return [
    { kind: 'clear', epoch },
    ...eraseFrames(epoch, board.erasedIds()),
    ...board.strokes().flatMap(stroke => strokeFrames(epoch, stroke)),
  ]
}
