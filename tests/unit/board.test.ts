import type { BoardFrame } from '../../demos/board/frames.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoardDocument } from '../../demos/board/board-document.ts'
import { eraseFrames, strokeFrames, wholeBoard } from '../../demos/board/board-frames.ts'
import { BOARD, BoardFrameSchema, LIMITS, MAX_POINTER_FRAME_LENGTH, PointerFrameSchema } from '../../demos/board/frames.ts'
import { parseText } from '../../rtc/parse.ts'

/** So that a case that fails can be run again. */
const SEED = 20_251_124
const HOSTILE_CASES = 10_000

function stroke(id: string, count: number, patch: Partial<Extract<BoardFrame, { kind: 'stroke' }>> = {}): BoardFrame {
  return {
    kind: 'stroke',
    epoch: 0,
    id,
    order: 1,
    color: 0,
    width: 1,
    from: 0,
    points: Array.from({ length: count }, (_, n) => [n % BOARD.width, n % BOARD.height, 50]).flat(),
    ...patch,
  }
}

function boardOf(...frames: BoardFrame[]): BoardDocument {
  const board = new BoardDocument()
  frames.forEach(frame => board.apply(frame))
  return board
}

/** All that two boards must agree on. */
function picture(board: BoardDocument): unknown {
  return [
    board.epoch,
    board.strokes(),
  ]
}

/** What honest devices send: each draws strokes of its own, some erase, some clear. */
const history = fc.array(fc.record({
  author: fc.constantFrom('ada', 'bo', 'cy'),
  count: fc.integer({ min: 1, max: 400 }),
  color: fc.integer({ min: 0, max: 5 }),
  act: fc.constantFrom('draw', 'draw', 'draw', 'undo', 'clear'),
}), { maxLength: 12 }).map((acts) => {
  const board = new BoardDocument()
  const frames: BoardFrame[] = []
  acts.forEach(({ author, count, color, act }, n) => {
    const newest = board.strokes().findLast(({ id }) => id.startsWith(`${author}.`))
    const sent = act === 'clear'
      ? [
          { kind: 'clear', epoch: board.epoch + 1 } as const,
        ]
      : act === 'undo' && newest
        ? eraseFrames(board.epoch, [newest.id])
        : strokeFrames(board.epoch, {
            id: `${author}.${n}`,
            order: board.nextOrder(),
            color,
            width: 0,
            points: Array.from({ length: count * 3 }, (_, i) => i % 100),
          })
    sent.forEach(frame => board.apply(frame))
    frames.push(...sent)
  })
  return { board, frames }
})

describe('the board', () => {
  it('ends as the same picture on every device, in whatever order the senders’ frames come, and however often', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), ({ board, frames }, random) => {
      // Each sender's frames stay in order, as its channel keeps them; between senders anything goes.
      const queues = new Map<string, BoardFrame[]>()
      for (const frame of frames) {
        const sender = frame.kind === 'stroke'
          ? frame.id
          : 'others'
        queues.set(sender, [
          ...queues.get(sender) ?? [],
          frame,
        ])
      }
      const other = new BoardDocument()
      for (let waiting = [
        ...queues.values(),
      ]; waiting.length > 0; waiting = waiting.filter(queue => queue.length > 0)) {
        const queue = waiting[(random.next().value ?? 0) % waiting.length]
        const frame = queue?.shift()
        if (frame) {
          other.apply(frame)
          other.apply(frame)
        }
      }
      expect(picture(other)).toEqual(picture(board))
    }), { seed: SEED })
  })

  it('is told to a late joiner as it is, and twice changes nothing', () => {
    fc.assert(fc.property(history, ({ board }) => {
      const late = boardOf(...wholeBoard(board), ...wholeBoard(board))
      expect(picture(late)).toEqual(picture(board))
      expect(wholeBoard(board).every(frame => JSON.stringify(frame).length <= LIMITS.frameLength && parseText(BoardFrameSchema, JSON.stringify(frame)) !== null)).toBe(true)
    }), { seed: SEED })
  })

  it('does not bring back what was erased before it came', () => {
    const board = boardOf({
      kind: 'erase',
      epoch: 0,
      ids: ['ada.1'],
    }, stroke('ada.1', 5))
    expect(board.strokes()).toEqual([])
  })

  it('forgets what was drawn before it was cleared, also when that comes late', () => {
    const board = boardOf(stroke('ada.1', 5), { kind: 'clear', epoch: 1 }, stroke('bo.1', 5), stroke('bo.2', 5, { epoch: 1 }))
    expect(board.strokes().map(({ id }) => id)).toEqual(['bo.2'])
  })

  it('invents no points that are missing', () => {
    expect(boardOf(stroke('ada.1', 5, { from: 3 })).strokes()).toEqual([])
  })
})

describe('a hostile peer', () => {
  it('fills the board to its limits and no further', () => {
    const board = new BoardDocument()
    for (let n = 0; n < 2_000; n++) {
      for (let from = 0; from < 900; from += 300)
        board.apply(stroke(`eve.${n}`, 300, { from }))
    }
    const points = board.strokes().reduce((sum, { points }) => sum + points.length / 3, 0)
    expect(board.isFull).toBe(true)
    expect(points).toBeLessThanOrEqual(LIMITS.points)
    for (let n = 0; n < 100; n++) {
      board.apply({
        kind: 'erase',
        epoch: 0,
        ids: Array.from({ length: 100 }, (_, i) => `eve.x${n * 100 + i}`),
      })
    }
    expect(board.erasedIds().length).toBeLessThanOrEqual(LIMITS.erased)
    // A person clears it, and draws on.
    board.apply({ kind: 'clear', epoch: 1 })
    expect(board.isFull).toBe(false)
    expect(board.apply(stroke('ada.1', 3, { epoch: 1 }))).not.toBeNull()
  })

  it('cannot run the clocks out', () => {
    const board = boardOf({ kind: 'clear', epoch: LIMITS.clock }, stroke('eve.1', 2, { order: LIMITS.clock }))
    expect(board.epoch).toBe(0)
    expect(board.nextOrder()).toBeLessThanOrEqual(LIMITS.clock)
  })

  it('is understood or dropped, whatever it sends', () => {
    const board = new BoardDocument()
    const almost = fc.record({
      kind: fc.constantFrom('stroke', 'erase', 'clear', 'explode'),
      epoch: fc.oneof(fc.nat(), fc.double(), fc.string()),
      id: fc.oneof(fc.constant('eve.1'), fc.string(), fc.nat()),
      order: fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.double()),
      color: fc.integer(),
      width: fc.integer(),
      from: fc.oneof(fc.nat({ max: 5_000 }), fc.double()),
      points: fc.array(fc.oneof(fc.integer({ min: -10, max: 2_000 }), fc.double(), fc.string()), { maxLength: 12 }),
      ids: fc.array(fc.oneof(fc.constant('eve.1'), fc.string()), { maxLength: 5 }),
    }, {
      requiredKeys: ['kind'],
    })
    fc.assert(fc.property(fc.oneof(almost.map(value => JSON.stringify(value)), fc.json(), fc.string()), (text) => {
      parseText(PointerFrameSchema, text)
      const frame = parseText(BoardFrameSchema, text)
      if (frame)
        board.apply(frame)
      for (const { points } of board.strokes())
        expect(points.every(Number.isInteger)).toBe(true)
    }), { seed: SEED, numRuns: HOSTILE_CASES })
  })

  it('draws nothing beyond the edge', () => {
    const text = (points: number[]): string => JSON.stringify(stroke('eve.1', 0, { points }))
    expect(parseText(BoardFrameSchema, text([
      0,
      0,
      100,
      BOARD.width,
      BOARD.height,
      0,
    ]))).not.toBeNull()
    for (const points of [
      [0, BOARD.height + 1, 0],
      [BOARD.width + 1, 0, 0],
      [0, 0, 101],
      [0, 0],
      [-1, 0, 0],
    ])
      expect(parseText(BoardFrameSchema, text(points))).toBeNull()
  })
})

it('a pointer’s frame is short enough to be taken', () => {
  const longest = JSON.stringify({
    n: Number.MAX_SAFE_INTEGER,
    x: BOARD.width,
    y: BOARD.height,
    isDown: false,
  })
  expect(longest.length).toBeLessThanOrEqual(MAX_POINTER_FRAME_LENGTH)
  expect(parseText(PointerFrameSchema, longest)).not.toBeNull()
})
