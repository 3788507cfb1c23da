import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeStats } from '../../rtc/stats-math.ts'
import { between, inAudio, inVideo, outAudio, outVideo, reportAt } from './support/stats-reports.ts'

describe('rates', () => {
  it('adds audio and video into one bitrate, by the time between the two readings', () => {
    const sample = between(
      [
        inVideo({ bytesReceived: 1000 }),
        inAudio({ bytesReceived: 500 }),
        outVideo({ bytesSent: 0 }),
        outAudio({ bytesSent: 50 }),
      ],
      [
        inVideo({ bytesReceived: 2000 }),
        inAudio({ bytesReceived: 750 }),
        outVideo({ bytesSent: 300 }),
        outAudio({ bytesSent: 150 }),
      ],
      2000,
    )
    expect(sample.receivedBitrate).toBe((1000 + 250) * 8 / 2)
    expect(sample.sentBitrate).toBe((300 + 100) * 8 / 2)
    expect(sample.atMs).toBe(77)
  })

  it('knows no rate at the first reading, but the totals', () => {
    const sample = computeStats(null, reportAt(0, [
      inVideo({ bytesReceived: 9, framesDecoded: 4, frameWidth: 640 }),
    ]), 0)
    expect(sample).toMatchObject({
      receivedBitrate: null,
      sentBitrate: null,
      lossRatio: null,
      framesDecoded: 4,
      frameWidth: 640,
    })
  })

  it('tells no bitrate rather than a negative one after a counter was reset', () => {
    const sample = between(
      [
        inVideo({
          bytesReceived: 5000,
          packetsReceived: 50,
          packetsLost: 1,
          framesDecoded: 99,
        }),
      ],
      [
        inVideo({
          bytesReceived: 100,
          packetsReceived: 3,
          packetsLost: 0,
          framesDecoded: 2,
        }),
      ],
    )
    expect(sample).toMatchObject({ receivedBitrate: null, lossRatio: null, framesPerSecond: null })
  })

  it('leaves a stream that has just appeared to the next reading', () => {
    const sample = between([
      inAudio({ bytesReceived: 0 }),
    ], [
      inAudio({ bytesReceived: 100 }),
      inVideo({ bytesReceived: 90_000 }),
    ])
    expect(sample.receivedBitrate).toBe(800)
  })

  it('knows no rate when the browser answers with the same, cached reading', () => {
    expect(between([
      inVideo({ bytesReceived: 5 }),
    ], [
      inVideo({ bytesReceived: 5 }),
    ], 0).receivedBitrate).toBeNull()
  })

  it('never answers with a negative, an infinite or a NaN number, whatever the counters do', () => {
    const still = {
      bytesReceived: 0,
      packetsReceived: 0,
      framesDecoded: 0,
      qpSum: 0,
    }
    const counter = fc.oneof(fc.nat(), fc.constant(undefined), fc.double(), fc.integer({ min: -5, max: 0 }))
    const members = fc.record({
      bytesReceived: fc.nat(),
      packetsReceived: fc.nat(),
      packetsLost: counter,
      framesDecoded: fc.nat(),
      qpSum: fc.nat(),
    })
    fc.assert(fc.property(members, members, fc.nat({ max: 5000 }), (a, b, intervalMs) => {
      const { receivedBitrate, lossRatio, framesPerSecond, qp } = between([
        inVideo(a),
      ], [
        inVideo(b),
      ], intervalMs)
      for (const value of [
        receivedBitrate,
        lossRatio,
        framesPerSecond,
        qp,
      ])
        expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true)
    }), {
      // From one end of what a number holds to the other, the increase is more than it holds.
      examples: [
        [
          { ...still, packetsLost: -Number.MAX_VALUE },
          { ...still, packetsLost: Number.MAX_VALUE },
          1000,
        ],
      ],
    })
  })
})

describe('loss', () => {
  it('is the lost part of the packets expected in the interval', () => {
    const sample = between(
      [
        inVideo({ packetsReceived: 100, packetsLost: 10 }),
        inAudio({ packetsReceived: 50, packetsLost: 0 }),
      ],
      [
        inVideo({ packetsReceived: 160, packetsLost: 20 }),
        inAudio({ packetsReceived: 80, packetsLost: 0 }),
      ],
    )
    expect(sample.lossRatio).toBe(0.1)
  })

  it('is none when a packet that was taken for lost arrived late', () => {
    expect(between([
      inVideo({ packetsReceived: 10, packetsLost: 3 }),
    ], [
      inVideo({ packetsReceived: 20, packetsLost: 1 }),
    ]).lossRatio).toBe(0)
  })

  it('is unknown when nothing was expected', () => {
    expect(between([
      inVideo({ packetsReceived: 10, packetsLost: 3 }),
    ], [
      inVideo({ packetsReceived: 10, packetsLost: 3 }),
    ]).lossRatio).toBeNull()
  })

  it('of what is sent weighs each stream by its packets', () => {
    const remote = [
      {
        id: 'RV',
        type: 'remote-inbound-rtp',
        localId: 'OV',
        fractionLost: 0.2,
        roundTripTime: 0.03,
      },
      {
        id: 'RA',
        type: 'remote-inbound-rtp',
        localId: 'OA',
        fractionLost: 0,
        roundTripTime: 0.02,
      },
    ]
    const sample = between(
      [
        outVideo({ packetsSent: 0 }),
        outAudio({ packetsSent: 0 }),
        ...remote,
      ],
      [
        outVideo({ packetsSent: 75 }),
        outAudio({ packetsSent: 25 }),
        ...remote,
      ],
    )
    expect(sample.remoteLossRatio).toBeCloseTo(0.15)
    expect(sample.rttMs).toBe(30)
  })
})
