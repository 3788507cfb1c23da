/** A point in the user units of a diagram. */
export interface Point {
  x: number
  y: number
}

/** A straight segment in the user units of a diagram. */
export interface Segment {
  from: Point
  to: Point
}

/** `count` points at equal angles on a circle, the first one at the top, clockwise. */
export function ring(count: number, center: Point, radius: number): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = index / count * 2 * Math.PI - Math.PI / 2
    return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) }
  })
}

/** The segment from one point to another with `fromTrim` and `toTrim` units cut off its ends, moved `offset` units to its left. */
export function trimmed(from: Point, to: Point, fromTrim: number, toTrim: number, offset = 0): Segment {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const ux = (to.x - from.x) / length
  const uy = (to.y - from.y) / length
  const shift = (point: Point, along: number): Point => ({
    x: point.x + ux * along + uy * offset,
    y: point.y + uy * along - ux * offset,
  })
  return {
    from: shift(from, fromTrim),
    to: shift(to, -toTrim),
  }
}

/** The corners of an arrow head of `size` units whose tip is `tip`, pointing away from `from`, as an SVG `points` value. */
export function arrowHead(from: Point, tip: Point, size: number): string {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x)
  const corner = (turn: number): string => {
    const x = tip.x - size * Math.cos(angle + turn)
    const y = tip.y - size * Math.sin(angle + turn)
    return `${x.toFixed(2)},${y.toFixed(2)}`
  }
  return `${corner(0.46)} ${tip.x.toFixed(2)},${tip.y.toFixed(2)} ${corner(-0.46)}`
}
