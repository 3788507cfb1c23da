import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { formatBitrate, formatMs, formatPicture, formatShare, newest, otherSide, statsReport } from '../../demos/two-device-call/figures.ts'
import { ReportSchema } from '../../demos/two-device-call/report.ts'
import { computeStats } from '../../rtc/stats-math.ts'

const sample = {
  ...computeStats(null, new Map(), 0),
  sentBitrate: 1_200_000,
  receivedBitrate: 300_000,
  lossRatio: 0,
  remoteLossRatio: 0.25,
  frameWidth: 320,
  sentFrameWidth: 640,
  path: {
    local: 'relay',
    remote: 'host',
    protocol: 'udp',
    relayProtocol: 'tls',
    addressKind: 'ipv4',
  },
} as const

describe('figures', () => {
  it('are written with their unit, and a dash where nothing was measured', () => {
    expect([
      0,
      48_400,
      999_499,
      999_500,
      1_237_000,
      12_340_000,
      null,
    ].map(formatBitrate))
      .toEqual([
        '0 kbit/s',
        '48 kbit/s',
        '999 kbit/s',
        '1.00 Mbit/s',
        '1.24 Mbit/s',
        '12.3 Mbit/s',
        '–',
      ])
    expect([0.84, 9.96, 34.4, null].map(formatMs)).toEqual(['0.8 ms', '10 ms', '34 ms', '–'])
    expect([0, 0.004, 0.126, 1, null].map(formatShare)).toEqual(['0 %', '0.4 %', '13 %', '100 %', '–'])
    expect(formatPicture({ frameWidth: 640, frameHeight: 480, framesPerSecond: 29.97 })).toBe('640 × 480 · 30 fps')
    expect(formatPicture({ frameWidth: 640, frameHeight: 480, framesPerSecond: null })).toBe('640 × 480')
    expect(formatPicture({ frameWidth: null, frameHeight: null, framesPerSecond: null })).toBe('–')
  })

  it('show the newest value that was measured', () => {
    expect(newest([1, 2, null])).toBe(2)
    expect(newest([null])).toBeNull()
  })

  it('told to the screen are what its schema takes', () => {
    const told = statsReport(sample)
    expect(v.parse(ReportSchema, told)).toEqual(told)
    expect(told.path).toEqual({
      local: 'relay',
      remote: 'host',
      protocol: 'udp',
      addressKind: 'ipv4',
    })
  })

  it('of the other side are one’s own, seen from there', () => {
    expect(otherSide(sample)).toMatchObject({
      sentBitrate: 300_000,
      receivedBitrate: 1_200_000,
      lossRatio: 0.25,
      frameWidth: 640,
    })
  })
})
