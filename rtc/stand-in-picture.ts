/** The picture of a person without a camera: what it shows and when (`hue` in degrees, `timeMs` since its start). */
export interface StandInPicture {
  name: string
  hue: number
  timeMs: number
}

type Measure = (text: string) => number

const FONT = `'Bricolage Grotesque Variable', 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif`
const TURN = 2 * Math.PI

/** Text as a reader counts its characters: an accented letter or an emoji family is one. */
function graphemes(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function')
    return Array.from(text)
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

/** The first character of a name, as a capital where its script has them; a middle dot for an empty name. */
export function initialOf(name: string): string {
  return graphemes(name.trim())[0]?.toLocaleUpperCase() ?? '·'
}

/**
 * The largest size, in pixels, at which a text fits a width; at the smallest size the text is shortened.
 * `measure` gives the text's width in pixels at one pixel of font size.
 */
export function fitText(text: string, options: { widthPx: number, largestPx: number, smallestPx: number, measure: Measure }): { text: string, sizePx: number } {
  const { widthPx, largestPx, smallestPx, measure } = options
  const width = measure(text)
  const sizePx = Math.floor(Math.min(largestPx, width > 0
    ? widthPx / width
    : largestPx))
  if (sizePx >= smallestPx)
    return { text, sizePx }
  const parts = graphemes(text)
  while (parts.length > 1 && measure(`${parts.join('').trimEnd()}…`) * smallestPx > widthPx)
    parts.pop()
  return { text: `${parts.join('').trimEnd()}…`, sizePx: smallestPx }
}

/** Draws one frame, filling the whole canvas. */
export function drawStandIn(context: CanvasRenderingContext2D, { name, hue, timeMs }: StandInPicture): void {
  const { width, height } = context.canvas
  const timeS = timeMs / 1000
  const centre = { x: width / 2, y: height * 0.4 }
  const radius = height * 0.2

  const sky = context.createLinearGradient(0, 0, width, height)
  sky.addColorStop(0, `oklch(0.42 0.12 ${hue})`)
  sky.addColorStop(1, `oklch(0.22 0.07 ${hue - 24})`)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)

  for (let layer = 0; layer < 3; layer++)
    drawWave(context, { hue: hue - layer * 9, layer, timeS })
  for (let ring = 0; ring < 3; ring++) {
    drawRing(context, {
      ...centre,
      radius,
      hue,
      phase: (timeS / 3.6 + ring / 3) % 1,
    })
  }

  const disc = context.createLinearGradient(0, centre.y - radius, 0, centre.y + radius)
  disc.addColorStop(0, `oklch(0.86 0.09 ${hue})`)
  disc.addColorStop(1, `oklch(0.74 0.13 ${hue - 12})`)
  context.fillStyle = disc
  context.beginPath()
  context.arc(centre.x, centre.y, radius, 0, TURN)
  context.fill()

  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillStyle = `oklch(0.26 0.07 ${hue})`
  context.font = `700 ${Math.round(radius * 1.06)}px ${FONT}`
  const initial = initialOf(name)
  const box = context.measureText(initial)
  // Centred by its ink: a capital, a Chinese character and an emoji sit differently on the baseline.
  context.fillText(initial, centre.x, centre.y + (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2, radius * 1.7)

  context.fillStyle = '#fff'
  drawName(context, name.trim())
}

function drawName(context: CanvasRenderingContext2D, name: string): void {
  const { width, height } = context.canvas
  const setSize = (sizePx: number): void => {
    context.font = `600 ${sizePx}px ${FONT}`
  }
  setSize(100)
  const measure: Measure = text => context.measureText(text).width / 100
  const fitted = fitText(name, {
    widthPx: width * 0.88,
    largestPx: height * 0.135,
    smallestPx: height * 0.08,
    measure,
  })
  setSize(fitted.sizePx)
  context.fillText(fitted.text, width / 2, height * 0.79)
}

function drawWave(context: CanvasRenderingContext2D, { hue, layer, timeS }: { hue: number, layer: number, timeS: number }): void {
  const { width, height } = context.canvas
  context.fillStyle = `oklch(0.66 0.14 ${hue} / ${0.16 + layer * 0.06})`
  context.beginPath()
  context.moveTo(0, height)
  for (let x = 0; x <= width; x += 8) {
    const angle = x / width * TURN * (1.15 - layer * 0.2) + timeS * (0.9 + layer * 0.35) + layer * 2
    context.lineTo(x, height * (0.845 + layer * 0.042) + Math.sin(angle) * height * 0.034)
  }
  context.lineTo(width, height)
  context.fill()
}

/** One ring of a wave going out from the disc; `phase` from 0 (at its rim) to 1 (gone). */
function drawRing(context: CanvasRenderingContext2D, { x, y, radius, hue, phase }: { x: number, y: number, radius: number, hue: number, phase: number }): void {
  context.strokeStyle = `oklch(0.82 0.1 ${hue} / ${0.5 * (1 - phase)})`
  context.lineWidth = 3
  context.beginPath()
  context.arc(x, y, radius * (1 + phase * 0.44), 0, TURN)
  context.stroke()
}
