import type { Machine } from '../lab/types.ts'

/** Where the middle of a state's box is, in units of the drawing. */
export interface StateNode {
  readonly state: string
  readonly x: number
  readonly y: number
}

/** A transition that the specification has, drawn before anybody takes it. */
export type Transition = readonly [from: string, to: string]

export interface MachineDrawing {
  readonly height: number
  readonly nodes: readonly StateNode[]
  readonly transitions: readonly Transition[]
}

export const WIDTH = 452
export const BOX_HEIGHT = 30
/** Of the monospaced letters in a box, and of the room beside them. */
const LETTER_WIDTH = 8.4
const PADDING = 18

/** @see https://www.w3.org/TR/webrtc/#state-definitions */
export const MACHINE_DRAWINGS: Readonly<Record<Machine, MachineDrawing>> = {
  signalingState: {
    height: 186,
    nodes: [
      { state: 'stable', x: 52, y: 93 },
      { state: 'have-local-offer', x: 246, y: 22 },
      { state: 'have-remote-pranswer', x: 334, y: 68 },
      { state: 'have-local-pranswer', x: 339, y: 118 },
      { state: 'have-remote-offer', x: 246, y: 164 },
      { state: 'closed', x: 52, y: 164 },
    ],
    transitions: [
      ['stable', 'have-local-offer'],
      ['have-local-offer', 'stable'],
      ['stable', 'have-remote-offer'],
      ['have-remote-offer', 'stable'],
      ['have-local-offer', 'have-remote-pranswer'],
      ['have-remote-pranswer', 'stable'],
      ['have-remote-offer', 'have-local-pranswer'],
      ['have-local-pranswer', 'stable'],
      ['stable', 'closed'],
    ],
  },
  iceGatheringState: {
    height: 62,
    nodes: [
      { state: 'new', x: 36, y: 34 },
      { state: 'gathering', x: 216, y: 34 },
      { state: 'complete', x: 398, y: 34 },
    ],
    transitions: [
      ['new', 'gathering'],
      ['gathering', 'complete'],
      ['complete', 'gathering'],
    ],
  },
  iceConnectionState: {
    height: 124,
    nodes: [
      { state: 'new', x: 30, y: 22 },
      { state: 'checking', x: 138, y: 22 },
      { state: 'connected', x: 268, y: 22 },
      { state: 'completed', x: 400, y: 22 },
      { state: 'failed', x: 110, y: 100 },
      { state: 'disconnected', x: 262, y: 100 },
      { state: 'closed', x: 410, y: 100 },
    ],
    transitions: [
      ['new', 'checking'],
      ['checking', 'connected'],
      ['connected', 'completed'],
      ['checking', 'failed'],
      ['connected', 'disconnected'],
      ['disconnected', 'connected'],
      ['disconnected', 'failed'],
      ['failed', 'checking'],
      ['completed', 'disconnected'],
    ],
  },
  connectionState: {
    height: 124,
    nodes: [
      { state: 'new', x: 30, y: 22 },
      { state: 'connecting', x: 170, y: 22 },
      { state: 'connected', x: 340, y: 22 },
      { state: 'failed', x: 110, y: 100 },
      { state: 'disconnected', x: 262, y: 100 },
      { state: 'closed', x: 410, y: 100 },
    ],
    transitions: [
      ['new', 'connecting'],
      ['connecting', 'connected'],
      ['connecting', 'failed'],
      ['connected', 'disconnected'],
      ['disconnected', 'connected'],
      ['disconnected', 'failed'],
      ['failed', 'connecting'],
      ['connected', 'closed'],
    ],
  },
}

export function boxWidth(state: string): number {
  return state.length * LETTER_WIDTH + PADDING
}

export interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** From the edge of one box to the edge of another; `shift` moves it to the right of its own direction. */
export function lineBetween(from: StateNode, to: StateNode, shift: number): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const direction = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const aside = { x: -direction.y * shift, y: direction.x * shift }
  const start = leaveBox(from, aside, direction)
  const end = leaveBox(to, aside, { x: -direction.x, y: -direction.y })
  return {
    x1: start.x,
    y1: start.y,
    x2: end.x,
    y2: end.y,
  }
}

interface Point { readonly x: number, readonly y: number }

/** Where a line that starts beside the middle of a box, and goes in this direction, leaves it. */
function leaveBox(node: StateNode, aside: Point, direction: Point): Point {
  const way = Math.min(
    wayToSide(boxWidth(node.state) / 2, aside.x, direction.x),
    wayToSide(BOX_HEIGHT / 2, aside.y, direction.y),
  )
  return { x: node.x + aside.x + direction.x * way, y: node.y + aside.y + direction.y * way }
}

function wayToSide(half: number, aside: number, direction: number): number {
  return direction === 0
    ? Infinity
    : (half - Math.sign(direction) * aside) / Math.abs(direction)
}

/** The transitions that a machine has taken, each once. */
export function takenTransitions(visits: readonly { readonly state: string }[]): Transition[] {
  const taken = new Map<string, Transition>()
  visits.forEach(({ state }, i) => {
    const before = visits[i - 1]?.state
    if (before !== undefined)
      taken.set(`${before}→${state}`, [before, state])
  })
  return [
    ...taken.values(),
  ]
}
