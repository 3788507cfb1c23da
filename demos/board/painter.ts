import type { Stroke } from './board-document.ts'
import { BOARD, WIDTHS } from './frames.ts'

/** Pressure that a device without a sense of it reports, hence the one that draws at the chosen width. */
const EVEN_PRESSURE = 50
/** A feather-light line keeps so much of its width. */
const MIN_SHARE = 0.35

/**
 * Draws a stroke's points from one on, on a context that is scaled to the board's units. Between two points the line
 * curves, so that a quick hand leaves no corners.
 */
export function paintStroke(context: CanvasRenderingContext2D, { points, color, width }: Stroke, colors: readonly string[], from = 0): void {
  context.strokeStyle = context.fillStyle = colors[color] ?? '#000'
  context.lineCap = context.lineJoin = 'round'
  const wide = WIDTHS[width] ?? WIDTHS[0]
  const count = points.length / 3
  if (count === 1)
    return paintDot(context, points, wide)
  // The piece before the newest point was drawn without knowing where the line would turn.
  for (let n = Math.max(1, from - 1); n < count; n++) {
    context.lineWidth = wide * share(points[n * 3 + 2])
    context.beginPath()
    context.moveTo(...at(points, n - 1))
    context.bezierCurveTo(...controlPoints(points, n), ...at(points, n))
    context.stroke()
  }
}

/** A whole picture. `paper` is what it is drawn on. */
export function paintAll(context: CanvasRenderingContext2D, strokes: readonly Stroke[], colors: readonly string[], paper: string): void {
  context.fillStyle = paper
  context.fillRect(0, 0, BOARD.width, BOARD.height)
  for (const stroke of strokes)
    paintStroke(context, stroke, colors)
}

function paintDot(context: CanvasRenderingContext2D, points: readonly number[], wide: number): void {
  const [x = 0, y = 0, pressure] = points
  context.beginPath()
  context.arc(x, y, wide * share(pressure) / 2, 0, Math.PI * 2)
  context.fill()
}

function share(pressure = EVEN_PRESSURE): number {
  return MIN_SHARE + (1 - MIN_SHARE) * pressure / EVEN_PRESSURE
}

/** A point's place; the ends stand in for what is beyond them. */
function at(points: readonly number[], n: number): [number, number] {
  const start = Math.min(Math.max(0, n), points.length / 3 - 1) * 3
  return [
    points[start] ?? 0,
    points[start + 1] ?? 0,
  ]
}

/** The two control points of the Catmull-Rom piece that ends in point `n`: it leaves and comes in the way its neighbours lie. */
function controlPoints(points: readonly number[], n: number): [number, number, number, number] {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = [
    at(points, n - 2),
    at(points, n - 1),
    at(points, n),
    at(points, n + 1),
  ]
  return [
    x1 + (x2 - x0) / 6,
    y1 + (y2 - y0) / 6,
    x2 - (x3 - x1) / 6,
    y2 - (y3 - y1) / 6,
  ]
}
