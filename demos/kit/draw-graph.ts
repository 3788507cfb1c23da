import type { GraphData, GraphLine } from './graph.ts'
import UPlot from 'uplot'
import { agoText, DASHES, niceLimit } from './graph.ts'
import 'uplot/dist/uPlot.min.css'

export interface DrawnGraphOptions {
  readonly data: GraphData
  readonly windowS: number
  readonly format: (value: number) => string
  /** How far the axis reaches at least, and at most. */
  readonly least: number
  readonly most: number | undefined
}

const FONT_PX = 14
const CHARACTER_PX = FONT_PX * 0.6

/** With less motion a graph moves on in steps of so many milliseconds. */
const STILL_MS = 2_000

/** A slide is enlarged by the deck; a graph is drawn as large as it is shown, and never in more pixels than that. */
const MAX_SCALE = 4

/**
 * A graph in an element, which it fills. It takes its colours from the design tokens whenever it draws, so that it
 * follows the colour scheme.
 */
export class DrawnGraph {
  readonly #host: HTMLElement
  readonly #observer = new ResizeObserver(() => this.#fit())
  readonly #prefersStill = matchMedia('(prefers-reduced-motion: reduce)')
  #options: DrawnGraphOptions
  #plot: UPlot | null = null
  /** By how much what is around the graph enlarges it. */
  #scale = 1
  #shape = ''
  #drawnMs = 0

  constructor(host: HTMLElement, options: DrawnGraphOptions) {
    this.#host = host
    this.#options = options
    this.#observer.observe(host)
    this.update(options)
  }

  /** Where the lines are within the element, in px of its own. */
  get area(): { left: number, width: number } {
    const over = this.#plot?.over
    return over
      ? { left: over.offsetLeft / this.#scale, width: over.offsetWidth / this.#scale }
      : { left: 0, width: this.#host.clientWidth }
  }

  /** Draws new values. */
  update(options: DrawnGraphOptions): void {
    this.#options = options
    const shape = `${options.windowS} ${options.data.lines.map(({ key }) => key).join(' ')}`
    if (!this.#plot || shape !== this.#shape || measureScale(this.#host) !== this.#scale) {
      this.#shape = shape
      this.#build()
    }
    else if (this.#isDue()) {
      this.#drawnMs = performance.now()
      this.#plot.setData(this.#aligned())
    }
  }

  /** Takes it off its element; may be called twice. */
  destroy(): void {
    this.#observer.disconnect()
    this.#plot?.destroy()
    this.#plot = null
  }

  #isDue(): boolean {
    return !document.hidden && (!this.#prefersStill.matches || performance.now() - this.#drawnMs >= STILL_MS)
  }

  #build(): void {
    this.#plot?.destroy()
    this.#plot = null
    const { clientWidth, clientHeight } = this.#host
    if (clientWidth === 0 || clientHeight === 0)
      return
    this.#scale = measureScale(this.#host)
    this.#plot = new UPlot(this.#layout(), this.#aligned(), this.#host)
    this.#plot.root.style.setProperty('zoom', String(1 / this.#scale))
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.#host
    if (!this.#plot)
      this.#build()
    else if (clientWidth > 0 && clientHeight > 0)
      this.#plot.setSize({ width: clientWidth * this.#scale, height: clientHeight * this.#scale })
  }

  #aligned(): UPlot.AlignedData {
    const { timesS, lines } = this.#options.data
    return [
      timesS,
      ...lines.map(({ values }) => values),
    ] as unknown as UPlot.AlignedData
  }

  #layout(): UPlot.Options {
    const scale = this.#scale
    const axis = {
      stroke: () => this.#colour('muted'),
      font: `500 ${FONT_PX * scale}px ${this.#token('--wt-font')}`,
      grid: {
        stroke: () => this.#colour('line'),
        width: scale,
      },
      ticks: { show: false },
      gap: 5 * scale,
    }
    return {
      width: this.#host.clientWidth * scale,
      height: this.#host.clientHeight * scale,
      padding: [8 * scale, 4 * scale, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: {
          time: false,
          range: () => [-this.#options.windowS, 0],
        },
        y: {
          range: (_plot, _min, max) => [
            0,
            this.#limit(max ?? 0),
          ],
        },
      },
      axes: [
        {
          ...axis,
          size: 22 * scale,
          splits: () => [-this.#options.windowS, -this.#options.windowS / 2, 0],
          values: (_plot, times) => times.map(agoText),
        },
        {
          ...axis,
          size: (_plot, values) => (10 + CHARACTER_PX * Math.max(3, ...(values ?? []).map(text => text.length))) * scale,
          splits: (_plot, _axis, min, max) => [min, (min + max) / 2, max],
          values: (_plot, values) => values.map(value => this.#options.format(value)),
        },
      ],
      series: [
        {},
        ...this.#options.data.lines.map(line => this.#series(line)),
      ],
    }
  }

  #series({ label, tone, stroke = 'solid' }: GraphLine): UPlot.Series {
    return {
      label,
      stroke: () => this.#colour(tone),
      width: 2.5 * this.#scale,
      dash: DASHES[stroke].map(length => length * this.#scale),
      points: { show: false },
    }
  }

  #limit(greatest: number): number {
    const { least, most = Number.POSITIVE_INFINITY } = this.#options
    return Math.min(most, niceLimit(greatest, least))
  }

  #colour(tone: GraphLine['tone'] | 'line'): string {
    return this.#token(`--wt-${tone}`)
  }

  #token(name: string): string {
    return getComputedStyle(this.#host).getPropertyValue(name)
  }
}

function measureScale(host: HTMLElement): number {
  const scale = host.getBoundingClientRect().width / host.offsetWidth
  return Number.isFinite(scale)
    ? Math.min(MAX_SCALE, Math.max(1, Math.round(scale * 20) / 20))
    : 1
}
