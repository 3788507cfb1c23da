/** A running track, seen from above: two straights and two half circles. */
export interface Track {
  readonly width: number
  readonly height: number
  /** Length of a straight. */
  readonly straight: number
  /** Radius of the middle of each lane, from outside. */
  readonly radii: readonly number[]
}

export interface Point {
  readonly x: number
  readonly y: number
}

export const LANE_WIDTH = 30
const MARGIN = 6

/** A track of so many lanes that fills a box. */
export function createTrack(width: number, height: number, lanes: number): Track {
  const outer = height / 2 - MARGIN
  return {
    width,
    height,
    straight: Math.max(0, width - 2 * MARGIN - 2 * outer),
    radii: Array.from({ length: lanes }, (_, lane) => outer - LANE_WIDTH * (lane + 0.5)),
  }
}

/**
 * Where a runner is who has run so many laps: clockwise, from the middle of the upper straight. The same distance is
 * side by side in all lanes, in the curves too: what is compared is who is ahead, and not who has the longer way.
 */
export function pointOf({ width, height, straight, radii }: Track, radius: number, distance: number): Point {
  const middle = radii.length === 0
    ? radius
    : ((radii[0] ?? 0) + (radii.at(-1) ?? 0)) / 2
  const curve = Math.PI * middle
  let way = (((distance % 1) + 1) % 1) * 2 * (straight + curve)
  const [left, right] = [(width - straight) / 2, (width + straight) / 2]
  const centre = height / 2
  if (way < straight / 2)
    return { x: width / 2 + way, y: centre - radius }
  way -= straight / 2
  if (way < curve)
    return onCircle(right, centre, radius, -Math.PI / 2 + way / middle)
  way -= curve
  if (way < straight)
    return { x: right - way, y: centre + radius }
  way -= straight
  if (way < curve)
    return onCircle(left, centre, radius, Math.PI / 2 + way / middle)
  return { x: left + way - curve, y: centre - radius }
}

function onCircle(x: number, y: number, radius: number, angle: number): Point {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
}

/** A whole lane, as the `d` of a path. */
export function lanePath({ width, height, straight }: Track, radius: number): string {
  const [left, right] = [(width - straight) / 2, (width + straight) / 2]
  const [top, bottom] = [height / 2 - radius, height / 2 + radius]
  return `M${left} ${top}H${right}A${radius} ${radius} 0 0 1 ${right} ${bottom}H${left}A${radius} ${radius} 0 0 1 ${left} ${top}Z`
}

/** Points along a lane between two distances, close enough for a line; at most one lap back from `to`. */
export function stretchOf(track: Track, radius: number, from: number, to: number): Point[] {
  const begin = Math.max(from, to - 0.98)
  const steps = Math.max(1, Math.ceil((to - begin) * 80))
  return Array.from({ length: steps + 1 }, (_, step) => pointOf(track, radius, begin + (to - begin) * step / steps))
}
