import type { RowRing } from '../../../rtc/row-ring.ts'
import type { GraphData, GraphLine } from '../../kit/graph.ts'
import type { Column } from './measure.ts'
import { formatCount, formatMs, formatShare, shortBitrate } from './format.ts'
import { SAMPLE_INTERVAL_MS } from './measure.ts'

export type GraphId = 'bitrate' | 'frames' | 'qp' | 'delay' | 'loss' | 'size' | 'layers'

interface LinePlan extends Pick<GraphLine, 'tone' | 'stroke'> {
  readonly column: LineColumn
}
/** The columns that are drawn. */
export type LineColumn = Extract<Column, 'targetBitrate' | 'sentBitrate' | 'receivedBitrate' | 'availableBitrate'
  | 'sentFps' | 'receivedFps' | 'sentQp' | 'receivedQp' | 'rttMs' | 'jitterBufferMs' | 'frozenMs' | 'lossRatio'
  | 'remoteLossRatio' | 'sentHeight' | 'receivedHeight' | 'qBitrate' | 'hBitrate' | 'fBitrate'>

interface GraphPlan {
  readonly format: (value: number) => string
  /** How far the axis reaches at least, and at most: a burst makes the rest no flat line. */
  readonly least: number
  readonly most?: number
  readonly lines: readonly LinePlan[]
}

/** What each graph shows: the sender's end in one colour, the receiver's in the other. */
export const GRAPHS: Readonly<Record<GraphId, GraphPlan>> = {
  bitrate: {
    format: shortBitrate,
    least: 200_000,
    lines: [
      { column: 'availableBitrate', tone: 'muted', stroke: 'dotted' },
      { column: 'targetBitrate', tone: 'brand', stroke: 'dashed' },
      { column: 'sentBitrate', tone: 'a' },
      { column: 'receivedBitrate', tone: 'b' },
    ],
  },
  frames: {
    format: formatCount,
    least: 30,
    most: 60,
    lines: [
      { column: 'sentFps', tone: 'a' },
      { column: 'receivedFps', tone: 'b', stroke: 'dashed' },
    ],
  },
  qp: {
    format: formatCount,
    least: 40,
    lines: [
      { column: 'sentQp', tone: 'a' },
      { column: 'receivedQp', tone: 'b', stroke: 'dashed' },
    ],
  },
  delay: {
    format: formatMs,
    least: 100,
    lines: [
      { column: 'rttMs', tone: 'brand', stroke: 'dashed' },
      { column: 'jitterBufferMs', tone: 'b' },
      { column: 'frozenMs', tone: 'bad', stroke: 'dotted' },
    ],
  },
  loss: {
    format: formatShare,
    least: 0.05,
    lines: [
      { column: 'lossRatio', tone: 'b' },
      { column: 'remoteLossRatio', tone: 'a', stroke: 'dashed' },
    ],
  },
  size: {
    format: formatCount,
    least: 720,
    lines: [
      { column: 'sentHeight', tone: 'a' },
      { column: 'receivedHeight', tone: 'b', stroke: 'dashed' },
    ],
  },
  layers: {
    format: shortBitrate,
    least: 200_000,
    lines: [
      { column: 'qBitrate', tone: 'brand', stroke: 'dotted' },
      { column: 'hBitrate', tone: 'b', stroke: 'dashed' },
      { column: 'fBitrate', tone: 'a' },
    ],
  },
}

/**
 * The newest part of the measurements, as graphs want it: arrays that are made once and filled anew. A sample is
 * drawn where it was measured, so that one that came late does not bend the lines.
 */
export class GraphWindow {
  readonly #rows: RowRing<Column>
  readonly #arrays = new Map<Column, (number | null)[]>()
  readonly #timesS: number[]

  constructor(rows: RowRing<Column>, windowS: number) {
    this.#rows = rows
    this.#timesS = Array.from<number>({ length: windowS * 1000 / SAMPLE_INTERVAL_MS + 1 }).fill(0)
  }

  /** Takes over the newest rows; every graph of this window shows them then. */
  refresh(): void {
    const atMs = this.#arrayOf('atMs')
    for (const [column, array] of this.#arrays)
      this.#rows.copyNewest(column, array)
    const newestMs = this.#rows.newest('atMs') ?? 0
    let timeS = 0
    // Before the first sample time goes on at the same pace: the library wants it without gaps.
    for (let i = this.#timesS.length - 1; i >= 0; i--) {
      const measuredMs = atMs[i] ?? null
      timeS = measuredMs === null
        ? timeS - SAMPLE_INTERVAL_MS / 1000
        : (measuredMs - newestMs) / 1000
      this.#timesS[i] = timeS
    }
  }

  /** The data of one graph; a new object each time, of the same arrays. */
  data(id: GraphId, nameOf: (column: LineColumn) => string): GraphData {
    return {
      timesS: this.#timesS,
      lines: GRAPHS[id].lines.map(({ column, ...look }) => ({
        ...look,
        key: column,
        label: nameOf(column),
        values: this.#arrayOf(column),
      })),
    }
  }

  #arrayOf(column: Column): (number | null)[] {
    const known = this.#arrays.get(column)
    if (known)
      return known
    const array = Array.from<number | null>({ length: this.#timesS.length }).fill(null)
    this.#rows.copyNewest(column, array)
    this.#arrays.set(column, array)
    return array
  }
}
