import * as v from 'valibot'

/** The board's own units: every device maps them to the pixels it has. */
export const BOARD = { width: 1600, height: 1200 } as const

/** What a board holds at most. A device that sends more is not listened to; a person is told that it is full. */
export const LIMITS = {
  strokes: 800,
  points: 40_000,
  pointsPerStroke: 4_000,
  erased: 2_000,
  pointsPerFrame: 300,
  idsPerFrame: 100,
  /** In characters: the longest frame that fits the two above. */
  frameLength: 8_000,
  /** Clocks end here, and a frame may not push the board's far ahead: a hostile peer cannot run them out. */
  clock: 1_000_000_000,
  clockJump: 1_000,
} as const

export const COLOR_COUNT = 6
export const WIDTHS = [4, 9, 20] as const

/** `MEMBER.NUMBER`: who drew it, and which of theirs it is. */
const strokeId = v.pipe(v.string(), v.regex(/^[\w-]{1,40}\.[0-9a-z]{1,16}$/))
const integer = (max: number): v.GenericSchema<number> => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))

/** Points as they travel: x, y and pressure (0 to 100), one after the other. */
const points = v.pipe(
  v.array(integer(BOARD.width)),
  v.maxLength(LIMITS.pointsPerFrame * 3),
  v.check(numbers => numbers.length % 3 === 0 && numbers.every((number, index) => number <= bound(index))),
)

function bound(index: number): number {
  if (index % 3 === 2)
    return 100
  return index % 3 === 1
    ? BOARD.height
    : BOARD.width
}

/** How often the board has been cleared: what was drawn before the last time is gone. */
const epoch = integer(LIMITS.clock)

/** What travels on the channel for strokes. Each says all that is needed to take it twice, or not in order. */
export const BoardFrameSchema = v.variant('kind', [
  /** A stroke, or more of it: its points from the one numbered `from`. */
  v.object({
    kind: v.literal('stroke'),
    epoch,
    id: strokeId,
    /** A Lamport clock: what was begun later lies above. */
    order: integer(LIMITS.clock),
    color: integer(COLOR_COUNT - 1),
    width: integer(WIDTHS.length - 1),
    from: integer(LIMITS.pointsPerStroke),
    points,
  }),
  v.object({
    kind: v.literal('erase'),
    epoch,
    ids: v.pipe(v.array(strokeId), v.maxLength(LIMITS.idsPerFrame)),
  }),
  v.object({
    kind: v.literal('clear'),
    epoch,
  }),
])
export type BoardFrame = v.InferOutput<typeof BoardFrameSchema>
export type StrokeFrame = Extract<BoardFrame, { kind: 'stroke' }>

/** Where a pointer is. One that is lost is made good by the next; one that comes late is older by its number. */
export const PointerFrameSchema = v.object({
  n: integer(Number.MAX_SAFE_INTEGER),
  x: integer(BOARD.width),
  y: integer(BOARD.height),
  isDown: v.boolean(),
})
export type PointerFrame = v.InferOutput<typeof PointerFrameSchema>
export const MAX_POINTER_FRAME_LENGTH = 100
