import type { MeasuredRow } from '../../demos/quality/measure/measure.ts'
import type { ReceivedVideo, SentVideo, StatsSample } from '../../rtc/stats.ts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { measurementsAsCsv } from '../../demos/quality/measure/exports.ts'
import { codecName, formatBitrate, formatMs, formatShare, formatSize, shortBitrate } from '../../demos/quality/measure/format.ts'
import { GraphWindow } from '../../demos/quality/measure/graphs.ts'
import { COLUMNS, NO_ROW, receiverFigures, rowOf, RowSchema, senderFigures } from '../../demos/quality/measure/measure.ts'
import { clockText } from '../../demos/quality/source/test-picture.ts'
import { RowRing } from '../../rtc/row-ring.ts'
import { computeStats } from '../../rtc/stats-math.ts'

const EMPTY = computeStats(null, new Map(), 0)
function sample(patch: object): StatsSample {
  return {
    ...EMPTY,
    ...patch,
  }
}
const sent = (rid: string | null, patch: object = {}): SentVideo => ({ rid, ...patch }) as SentVideo
const received = (mid: string, patch: object = {}): ReceivedVideo => ({ mid, ...patch }) as ReceivedVideo
function row(patch: Partial<MeasuredRow>): MeasuredRow {
  return {
    ...NO_ROW,
    ...patch,
  }
}

describe('what both ends say', () => {
  const sender = sample({
    sentVideos: [
      sent('q', { bitrate: 1, framesPerSecond: 15 }),
      sent('f', { bitrate: 9, frameHeight: 720, scalabilityMode: 'L1T3' }),
    ],
    sentBitrate: 10,
    rttMs: 4,
  })
  const receiver = sample({
    receivedVideos: [
      received('q'),
      received('f', { bitrate: 8, codec: 'H264', frozenMs: 30 }),
    ],
    jitterMs: 2,
  })

  it('is put together for the layer that is watched', () => {
    const both = rowOf(senderFigures(sender, 'f'), receiverFigures(receiver, 'f'), 77)
    expect(both).toMatchObject({
      atMs: 77,
      sentBitrate: 10,
      receivedBitrate: 8,
      sentHeight: 720,
      rttMs: 4,
      jitterMs: 2,
      frozenMs: 30,
      qBitrate: 1,
      qFps: 15,
      hBitrate: null,
      fBitrate: 9,
      scalability: 2 * 4,
      receivedCodec: 2,
    })
    expect(v.parse(RowSchema, JSON.parse(JSON.stringify(both)))).toEqual(both)
    expect(v.safeParse(RowSchema, { ...both, sentBitrate: -1 }).success).toBe(false)
    expect(v.safeParse(RowSchema, { ...both, sentBitrate: '1' }).success).toBe(false)
  })

  it('is that of the one picture without layers, and nothing of an end that has not spoken', () => {
    const one = sample({
      sentVideos: [
        sent(null, { framesPerSecond: 5 }),
      ],
    })
    expect(senderFigures(one, null).sentFps).toBe(5)
    expect(rowOf(null, null, 1)).toEqual({
      ...Object.fromEntries(COLUMNS.map(column => [column, null])),
      atMs: 1,
    })
  })
})

describe('the table that is saved', () => {
  it('has a line for each sample, with units in its head and words for codec and limit', () => {
    const rows = new RowRing(COLUMNS, 10)
    rows.push(row({
      atMs: Date.UTC(2026, 0, 2),
      sentBitrate: 1234.567_89,
      receivedCodec: 2,
      limitation: 1,
    }))
    rows.push(row({ atMs: Date.UTC(2026, 0, 2) + 500 }))
    const [head = '', first = '', second = ''] = measurementsAsCsv(rows).split('\r\n')
    const cells = (line: string): Record<string, string> => Object.fromEntries(line.split(',').map((cell, index) => [head.split(',')[index] ?? '', cell]))
    expect(cells(first)).toMatchObject({
      time: '2026-01-02T00:00:00.000Z',
      elapsed_s: '0',
      sent_bitrate_bps: '1234.5679',
      round_trip_ms: '',
      sent_codec: '',
      received_codec: 'H264',
      limited_by: 'cpu',
    })
    expect(cells(second)).toMatchObject({
      time: '2026-01-02T00:00:00.500Z',
      elapsed_s: '0.5',
      sent_bitrate_bps: '',
      received_codec: '',
      limited_by: '',
    })
  })
})

describe('the window of the graphs', () => {
  it('has the newest samples at its end, at the times at which they were taken', () => {
    const rows = new RowRing(COLUMNS, 1000)
    const window = new GraphWindow(rows, 60)
    const { timesS, lines } = window.data('qp', column => column)
    expect(timesS).toHaveLength(121)
    rows.push(row({ atMs: 1_000_000, sentQp: 20 }))
    rows.push(row({ atMs: 1_000_700, sentQp: 30 }))
    window.refresh()
    expect(timesS.slice(-4)).toEqual([-1.7, -1.2, -0.7, 0])
    expect(lines.map(({ key, values }) => [
      key,
      values.slice(-3),
    ])).toEqual([
      [
        'sentQp',
        [null, 20, 30],
      ],
      [
        'receivedQp',
        [null, null, null],
      ],
    ])
    // The same arrays, filled anew: an hour of it leaves nothing behind.
    expect(window.data('qp', column => column).lines[0]?.values).toBe(lines[0]?.values)
  })
})

describe('figures as they are read', () => {
  it('are short, with their units', () => {
    expect([
      formatBitrate(1_240_000),
      formatBitrate(48_400),
      formatBitrate(999_600),
      formatBitrate(null),
    ]).toEqual([
      '1.24 Mbit/s',
      '48 kbit/s',
      '1 Mbit/s',
      '–',
    ])
    expect([
      shortBitrate(2_500_000),
      shortBitrate(0),
    ]).toEqual(['2.5M', '0k'])
    expect([
      formatMs(0.84),
      formatMs(34.4),
      formatShare(0.004),
      formatShare(0.256),
    ]).toEqual(['0.8 ms', '34 ms', '0.4 %', '26 %'])
    expect([
      formatSize(1280, 720),
      formatSize(null, 720),
      codecName('H264'),
      codecName('AV1'),
    ]).toEqual(['1280 × 720', '–', 'H.264', 'AV1'])
    expect(clockText(Date.UTC(2026, 0, 2, 3, 4, 5, 67))).toBe('04:05.067')
  })
})
