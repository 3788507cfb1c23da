import type { Locale } from '../../../composables/locale.ts'
import type { PictureWords } from './picture-words.ts'
import { PICTURE_WORDS } from './picture-words.ts'

/** Its size in pixels: three layers of simulcast fit into it. */
export const PICTURE = { width: 1280, height: 720 } as const

const TURN = 2 * Math.PI
const SANS = `'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans SC Deck', 'PingFang SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif`
const MONO = `'JetBrains Mono Variable', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace`
const INK = '#f4f1ea'
const NIGHT = '#101827'
const ORANGE = '#ff8f5e'
const TEAL = '#46cdbb'
const INDIGO = '#8f95ff'
const BARS = [
  INK,
  '#f5d25f',
  TEAL,
  '#5fbf6d',
  INDIGO,
  '#e0677f',
  '#5a78e6',
]

const BAND_HEIGHT = 104
const TICKER_HEIGHT = 76
const CENTRE = { x: 640, y: 372, radius: 214 } as const

type Surface = HTMLCanvasElement
type Pen = CanvasRenderingContext2D

/**
 * A test card that an encoder has to work for: fine detail, text of all sizes, smooth shades, and motion of several
 * kinds. What never changes is drawn once. `draw` gives the frame at `motionMs` on the way of all that moves, with
 * the time `clockMs` on its clock.
 */
export function createTestPicture(pen: Pen, locale: Locale): { draw: (motionMs: number, clockMs: number) => void } {
  const { samples, ticker: text } = PICTURE_WORDS[locale]
  const ground = surface(PICTURE.width, PICTURE.height, surfacePen => drawGround(surfacePen, samples))
  const foliage = surface(PICTURE.width, BAND_HEIGHT, drawFoliage)
  const ticker = createTicker(text)
  return {
    draw(motionMs, clockMs) {
      pen.drawImage(ground, 0, 0)
      scroll(pen, foliage, 0, motionMs * 0.11)
      scroll(pen, ticker, PICTURE.height - TICKER_HEIGHT, motionMs * 0.16)
      drawOrbit(pen, motionMs)
      drawClock(pen, clockMs)
    },
  }
}

/** Minutes, seconds and thousandths, `04:31.250`. */
export function clockText(timeMs: number): string {
  const part = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0')
  return `${part(timeMs / 60_000 % 60, 2)}:${part(timeMs / 1000 % 60, 2)}.${part(timeMs % 1000, 3)}`
}

function surface(width: number, height: number, draw: (pen: Pen) => void): Surface {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen)
    draw(pen)
  return canvas
}

function drawGround(pen: Pen, samples: PictureWords['samples']): void {
  const { width, height } = PICTURE
  pen.fillStyle = NIGHT
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#1d2940'
  for (let x = 0; x <= width; x += 40)
    pen.fillRect(x, BAND_HEIGHT, 1, height)
  for (let y = BAND_HEIGHT + 16; y < height; y += 40)
    pen.fillRect(0, y, width, 1)
  drawZonePlate(pen, { x: 40, y: 150, size: 300 })
  drawGratings(pen, { x: 40, y: 476, width: 300 })
  drawSamples(pen, samples)
  drawCircle(pen)
}

/** Rings that get finer towards the edge: where they turn into something else, the picture has no more detail. */
function drawZonePlate(pen: Pen, { x, y, size }: { x: number, y: number, size: number }): void {
  const image = pen.createImageData(size, size)
  const middle = size / 2
  for (let i = 0; i < size * size; i++) {
    const [dx, dy] = [i % size - middle, Math.floor(i / size) - middle]
    const level = 128 + 100 * Math.cos((dx * dx + dy * dy) * Math.PI / (size * 2.2))
    image.data.set([level, level, level * 0.96, 255], i * 4)
  }
  pen.putImageData(image, x, y)
}

/** Lines 8, 4, 2 and 1 pixels wide. */
function drawGratings(pen: Pen, { x, y, width }: { x: number, y: number, width: number }): void {
  pen.fillStyle = INK
  for (const [block, line] of [8, 4, 2, 1].entries()) {
    const left = x + block * width / 4
    for (let at = 0; at < width / 4 - 10; at += line * 2)
      pen.fillRect(left + at, y, line, 56)
  }
  const shades = pen.createLinearGradient(x, 0, x + width, 0)
  shades.addColorStop(0, NIGHT)
  shades.addColorStop(0.5, TEAL)
  shades.addColorStop(1, INK)
  pen.fillStyle = shades
  pen.fillRect(x, y + 68, width - 10, 56)
}

function drawSamples(pen: Pen, samples: PictureWords['samples']): void {
  pen.textAlign = 'left'
  pen.textBaseline = 'top'
  let y = 152
  for (const [index, [size, text]] of samples.entries()) {
    pen.fillStyle = index % 2 === 0
      ? INK
      : ORANGE
    pen.font = `600 ${size}px ${SANS}`
    y = drawWrapped(pen, text, {
      x: 900,
      y,
      width: 350,
      lineHeight: size * 1.3,
    }) + 14
  }
}

function drawWrapped(pen: Pen, text: string, { x, y, width, lineHeight }: { x: number, y: number, width: number, lineHeight: number }): number {
  let line = ''
  for (const word of text.split(/(?<=\s)|(?<=[\u4E00-\u9FFF，。])(?![，。])/)) {
    if (line !== '' && pen.measureText(line + word).width > width) {
      pen.fillText(line, x, y)
      y += lineHeight
      line = ''
    }
    line += word
  }
  pen.fillText(line, x, y)
  return y + lineHeight
}

function drawCircle(pen: Pen): void {
  const { x, y, radius } = CENTRE
  pen.save()
  pen.beginPath()
  pen.arc(x, y, radius, 0, TURN)
  pen.clip()
  for (const [index, colour] of BARS.entries()) {
    pen.fillStyle = colour
    pen.fillRect(x - radius + index * radius * 2 / BARS.length, y - radius, radius * 2 / BARS.length + 1, radius * 0.72)
  }
  pen.fillStyle = '#0a101c'
  pen.fillRect(x - radius, y - radius * 0.28, radius * 2, radius * 0.56)
  const dusk = pen.createLinearGradient(0, y + radius * 0.28, 0, y + radius)
  dusk.addColorStop(0, ORANGE)
  dusk.addColorStop(1, '#472a6e')
  pen.fillStyle = dusk
  pen.fillRect(x - radius, y + radius * 0.28, radius * 2, radius)
  pen.restore()
  pen.strokeStyle = INK
  pen.lineWidth = 5
  pen.beginPath()
  pen.arc(x, y, radius, 0, TURN)
  pen.stroke()
  pen.fillStyle = INK
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.font = `800 40px ${SANS}`
  pen.fillText('WebRTC', x, y + radius * 0.55)
}

/** Leaves in the wind: thousands of edges, none where it was a frame ago. The same leaves every time. */
function drawFoliage(pen: Pen): void {
  pen.fillStyle = '#16351f'
  pen.fillRect(0, 0, PICTURE.width, BAND_HEIGHT)
  let seed = 7
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let leaf = 0; leaf < 1500; leaf++) {
    const [x, y, size] = [random() * PICTURE.width, random() * BAND_HEIGHT, 5 + random() * 13]
    pen.fillStyle = `hsl(${70 + random() * 75} ${35 + random() * 35}% ${18 + random() * 42}%)`
    const angle = random() * TURN
    // Leaves at the edges go round them, so that the band has no seam.
    for (const left of [x, x - PICTURE.width]) {
      pen.beginPath()
      pen.ellipse(left, y, size, size * 0.36, angle, 0, TURN)
      pen.fill()
    }
  }
}

function createTicker(text: string): Surface {
  const font = `700 36px ${SANS}`
  const width = Math.ceil(measure(font, text))
  return surface(width, TICKER_HEIGHT, (pen) => {
    pen.fillStyle = '#070c15'
    pen.fillRect(0, 0, width, TICKER_HEIGHT)
    pen.fillStyle = INK
    pen.font = font
    pen.textBaseline = 'middle'
    pen.fillText(text, 0, TICKER_HEIGHT / 2 + 2)
  })
}

function measure(font: string, text: string): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen)
    return PICTURE.width
  pen.font = font
  return pen.measureText(text).width
}

/** A strip that goes round and round. */
function scroll(pen: Pen, strip: Surface, y: number, distance: number): void {
  for (let x = -(distance % strip.width); x < PICTURE.width; x += strip.width)
    pen.drawImage(strip, Math.round(x), y)
}

/** Balls on their way around the circle. */
function drawOrbit(pen: Pen, motionMs: number): void {
  for (const [index, colour] of [ORANGE, TEAL, INDIGO].entries()) {
    const angle = motionMs / 2600 * TURN + index * TURN / 3
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(CENTRE.x + Math.cos(angle) * (CENTRE.radius + 26), CENTRE.y + Math.sin(angle) * (CENTRE.radius + 26), 19, 0, TURN)
    pen.fill()
  }
}

function drawClock(pen: Pen, clockMs: number): void {
  pen.fillStyle = INK
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.font = `700 66px ${MONO}`
  pen.fillText(clockText(clockMs), CENTRE.x, CENTRE.y + 3)
}
