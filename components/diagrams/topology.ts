import type { Point, Segment } from './geometry.ts'
import { ring, trimmed } from './geometry.ts'

/** How several participants are connected. */
export type TopologyKind = 'mesh' | 'sfu' | 'mcu'

/** What a topology costs for n participants, in media streams (one direction, one sender, one receiver). */
export interface TopologyCost {
  up: number
  down: number
  total: number
}

/** One drawn stream; `role` says whether the first participant sends it, receives it, or has no part in it. */
export interface TopologyStream {
  role: 'up' | 'down' | 'other'
  line: Segment
}

const NODE_RADIUS = 15
const SERVER_RADIUS = 18
const STREAM_GAP = 6

/** The streams that one device sends and receives and those in the whole call, for `n` participants. */
export function topologyCost(kind: TopologyKind, n: number): TopologyCost {
  switch (kind) {
    case 'mesh':
      return { up: n - 1, down: n - 1, total: n * (n - 1) }
    case 'sfu':
      return { up: 1, down: n - 1, total: n * n }
    case 'mcu':
      return { up: 1, down: 1, total: 2 * n }
  }
}

/** The places of `n` participants around `center`, the first one at the top. */
export function topologyNodes(n: number, center: Point, radius: number): Point[] {
  return ring(n, center, radius)
}

/** Every stream of the call as its own line, those of the first participant last, so that they are drawn on top. */
export function topologyStreams(kind: TopologyKind, nodes: readonly Point[], center: Point): TopologyStream[] {
  const streams = kind === 'mesh'
    ? meshStreams(nodes)
    : serverStreams(nodes, center, topologyCost(kind, nodes.length).down)
  return streams.toSorted((left, right) => Number(left.role !== 'other') - Number(right.role !== 'other'))
}

function meshStreams(nodes: readonly Point[]): TopologyStream[] {
  return nodes.flatMap((from, sender) => nodes.flatMap((to, receiver): TopologyStream[] => {
    if (sender === receiver)
      return []
    const role = sender === 0
      ? 'up'
      : receiver === 0
        ? 'down'
        : 'other'
    return [
      {
        role,
        line: trimmed(from, to, NODE_RADIUS + 4, NODE_RADIUS + 4, 3),
      },
    ]
  }))
}

function serverStreams(nodes: readonly Point[], center: Point, down: number): TopologyStream[] {
  const lanes = down + 1
  const gap = Math.min(STREAM_GAP, (2 * NODE_RADIUS + 8) / lanes)
  return nodes.flatMap((node, index) => Array.from({ length: lanes }, (_, lane): TopologyStream => {
    const isUp = lane === 0
    const offset = (lane - (lanes - 1) / 2) * gap
    const line = trimmed(node, center, NODE_RADIUS + 4, SERVER_RADIUS, offset)
    return {
      role: index > 0
        ? 'other'
        : isUp ? 'up' : 'down',
      line: isUp
        ? line
        : { from: line.to, to: line.from },
    }
  }))
}
