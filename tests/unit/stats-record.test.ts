import type { Member } from '../../rtc/member-series.ts'
import type { StatsEntry } from '../../rtc/stats-report.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemberSeries } from '../../rtc/member-series.ts'
import { toInternalsDump } from '../../rtc/stats-dump.ts'
import { StatsRecord } from '../../rtc/stats-record.ts'

const EPOCH_MS = Date.UTC(2026, 0, 2, 3, 4, 5)

function reading(atMs: number, entries: Record<string, Record<string, unknown>>): Map<string, StatsEntry> {
  return new Map(Object.entries(entries).map(([id, members]) => [
    id,
    {
      id,
      type: 'outbound-rtp',
      timestamp: atMs,
      ...members,
    },
  ]))
}

/** A record of readings, one per second. */
function record(readings: readonly Record<string, Record<string, unknown>>[], capacity = 10): StatsRecord {
  const stats = new StatsRecord(capacity)
  readings.forEach((entries, index) => stats.add(reading(EPOCH_MS + index * 1000, entries)))
  return stats
}

describe('the values of one member', () => {
  it('are the newest that were set, with gaps where none was, whatever they are', () => {
    const member = fc.option(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ noNaN: true })), { nil: undefined })
    const word = fc.option(fc.constantFrom('none', 'cpu', true, false), { nil: undefined })
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.oneof(fc.array(member), fc.array(word)), (capacity, values: (Member | undefined)[]) => {
      const first = values.findIndex(value => value !== undefined)
      fc.pre(first >= 0)
      const series = new MemberSeries(capacity, first, values[first] ?? 0)
      values.forEach((value, at) => {
        if (at > first && value !== undefined)
          series.set(at, value)
      })
      const kept = Math.max(0, values.length - capacity)
      for (let at = kept; at < values.length; at++)
        expect(series.get(at)).toBe(values[at])
    }))
  })

  it('are forgotten when there are too many words to be names', () => {
    const series = new MemberSeries(100, 0, 'word 0')
    for (let at = 1; at < 100; at++)
      series.set(at, `word ${at}`)
    expect([
      series.get(63),
      series.get(64),
    ]).toEqual(['word 63', undefined])
  })
})

describe('the record of a connection', () => {
  it('has every number, name and flag of every object, from its first reading on', () => {
    const stats = record([
      {
        OT: { bytesSent: 1, active: true },
      },
      {
        OT: {
          bytesSent: 5,
          active: true,
          qualityLimitationReason: 'cpu',
          qualityLimitationDurations: { cpu: 1 },
        },
      },
      {
        OT: { bytesSent: 9, active: false },
        CP: { type: 'candidate-pair', state: 'succeeded' },
      },
    ])
    expect(stats.read()).toEqual([
      {
        id: 'OT',
        type: 'outbound-rtp',
        timestamps: [0, 1, 2].map(s => EPOCH_MS + s * 1000),
        members: [
          {
            name: 'bytesSent',
            values: [1, 5, 9],
          },
          {
            name: 'active',
            values: [true, true, false],
          },
          {
            name: 'qualityLimitationReason',
            values: ['cpu', null],
          },
        ],
      },
      {
        id: 'CP',
        type: 'candidate-pair',
        timestamps: [EPOCH_MS + 2000],
        members: [
          {
            name: 'state',
            values: ['succeeded'],
          },
        ],
      },
    ])
  })

  it('keeps the newest readings, and forgets an object that is in none of them', () => {
    const stats = record([
      {
        gone: { n: 0 },
      },
      ...Array.from({ length: 5 }, (_, n) => ({
        OT: { n, same: 'x' },
      })),
    ], 3)
    expect(stats.length).toBe(3)
    expect(stats.read()).toEqual([
      {
        id: 'OT',
        type: 'outbound-rtp',
        timestamps: [3, 4, 5].map(s => EPOCH_MS + s * 1000),
        members: [
          {
            name: 'n',
            values: [2, 3, 4],
          },
          {
            name: 'same',
            values: ['x', 'x', 'x'],
          },
        ],
      },
    ])
  })

  it('remembers when an object was measured, which need not be when the report was made', () => {
    const stats = new StatsRecord(4)
    for (const ageMs of [300, 40]) {
      stats.add(new Map([
        ...reading(EPOCH_MS - ageMs, {
          RI: { roundTripTime: 0.02 },
        }),
        ...reading(EPOCH_MS, {
          OT: { bytesSent: 1 },
        }),
      ]))
    }
    expect(stats.read().map(({ timestamps }) => timestamps)).toEqual([
      [EPOCH_MS - 300, EPOCH_MS - 40],
      [EPOCH_MS, EPOCH_MS],
    ])
  })
})

describe('a dump for the viewers of chrome://webrtc-internals', () => {
  const dump = toInternalsDump([
    {
      configuration: { iceServers: [] },
      events: [
        { atMs: EPOCH_MS, type: 'connectionstatechange', value: 'connected' },
      ],
      objects: record([
        {
          'OT-01': { bytesSent: 0 },
        },
        {
          'OT-01': { bytesSent: 125, rid: 'q' },
        },
        {
          'OT-01': { bytesSent: 375, rid: 'q' },
        },
      ]).read(),
    },
  ], { url: 'https://example.test/', userAgent: 'Test', atMs: EPOCH_MS + 2000 })

  it('has a series for each member of each object, with its times beside it', () => {
    expect(dump.PeerConnections['1-1']?.stats).toEqual({
      'OT-01-timestamp': {
        startTime: '2026-01-02T03:04:05.000Z',
        endTime: '2026-01-02T03:04:07.000Z',
        statsType: 'outbound-rtp',
        values: JSON.stringify([0, 1, 2].map(s => EPOCH_MS + s * 1000)),
      },
      'OT-01-bytesSent': {
        startTime: '2026-01-02T03:04:05.000Z',
        endTime: '2026-01-02T03:04:07.000Z',
        statsType: 'outbound-rtp',
        values: '[0,125,375]',
      },
      'OT-01-[bytesSent_in_bits/s]': {
        startTime: '2026-01-02T03:04:06.000Z',
        endTime: '2026-01-02T03:04:07.000Z',
        statsType: 'outbound-rtp',
        values: '[1000,2000]',
      },
      'OT-01-rid': {
        startTime: '2026-01-02T03:04:06.000Z',
        endTime: '2026-01-02T03:04:07.000Z',
        statsType: 'outbound-rtp',
        values: '["q","q"]',
      },
    })
  })

  it('has what viewers ask for besides', () => {
    expect(dump).toMatchObject({ getUserMedia: [], UserAgent: 'Test', timestamp: EPOCH_MS + 2000 })
    expect(dump.PeerConnections['1-1']).toMatchObject({
      url: 'https://example.test/',
      rtcConfiguration: '{"iceServers":[]}',
      updateLog: [
        { type: 'connectionstatechange', value: 'connected', timestamp: EPOCH_MS },
      ],
    })
  })

  it('survives being saved and read again', () => {
    expect(JSON.parse(JSON.stringify(dump))).toEqual(dump)
  })
})
