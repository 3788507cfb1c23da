import type { StatsEntry } from '../../rtc/stats-report.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeStats } from '../../rtc/stats-math.ts'
import { addressKindOf } from '../../rtc/stats-path.ts'

type Entry = { id: string, type: string } & Record<string, unknown>

function reportAt(timestamp: number, entries: readonly Entry[]): Map<string, StatsEntry> {
  return new Map(entries.map(entry => [
    entry.id,
    { timestamp, ...entry },
  ]))
}

function between(before: readonly Entry[], after: readonly Entry[], intervalMs = 1000): ReturnType<typeof computeStats> {
  return computeStats(reportAt(10_000, before), reportAt(10_000 + intervalMs, after), 77)
}

function inVideo(members: object): Entry {
  return {
    id: 'IV',
    type: 'inbound-rtp',
    kind: 'video',
    ...members,
  }
}
function inAudio(members: object): Entry {
  return {
    id: 'IA',
    type: 'inbound-rtp',
    kind: 'audio',
    ...members,
  }
}
function outVideo(members: object): Entry {
  return {
    id: 'OV',
    type: 'outbound-rtp',
    kind: 'video',
    ...members,
  }
}
function outAudio(members: object): Entry {
  return {
    id: 'OA',
    type: 'outbound-rtp',
    kind: 'audio',
    ...members,
  }
}

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
    }))
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

describe('picture and sound', () => {
  it('tells frames, size, codec, quality and the wait in the jitter buffer', () => {
    const codecs = [
      { id: 'C1', type: 'codec', mimeType: 'video/VP8' },
      { id: 'C2', type: 'codec', mimeType: 'audio/opus' },
    ]
    const sample = between(
      [
        inVideo({
          framesDecoded: 10,
          qpSum: 100,
          jitterBufferDelay: 1,
          jitterBufferEmittedCount: 10,
        }),
        ...codecs,
      ],
      [
        inVideo({
          codecId: 'C1',
          framesDecoded: 40,
          qpSum: 700,
          jitterBufferDelay: 2.5,
          jitterBufferEmittedCount: 40,
          jitter: 0.004,
          frameWidth: 640,
          frameHeight: 480,
          freezeCount: 1,
        }),
        inAudio({
          codecId: 'C2',
          jitter: 0.001,
          audioLevel: 0.25,
          totalAudioEnergy: 2,
        }),
        ...codecs,
      ],
    )
    expect(sample).toMatchObject({
      framesPerSecond: 30,
      frameWidth: 640,
      frameHeight: 480,
      freezeCount: 1,
      videoCodec: 'VP8',
      audioCodec: 'opus',
      qp: 20,
      jitterMs: 4,
      jitterBufferMs: 50,
      audioLevel: 0.25,
      totalAudioEnergy: 2,
    })
  })

  it('describes the stream that flows, not one whose sender was stopped', () => {
    const stopped = {
      id: 'old',
      type: 'inbound-rtp',
      kind: 'video',
      bytesReceived: 1e6,
      frameWidth: 1920,
    }
    const sample = between([
      stopped,
      inVideo({ bytesReceived: 0 }),
    ], [
      stopped,
      inVideo({ bytesReceived: 10, frameWidth: 320 }),
    ])
    expect(sample.frameWidth).toBe(320)
  })

  it('describes the largest layer that is sent, and the codec sent when nothing comes in', () => {
    const layers = (frames: number): Entry[] => [
      outVideo({
        id: 'O1',
        frameWidth: 320,
        framesEncoded: frames,
        targetBitrate: 100,
      }),
      outVideo({
        id: 'O2',
        frameWidth: 1280,
        frameHeight: 720,
        framesEncoded: 2 * frames,
        targetBitrate: 900,
        codecId: 'C',
        qualityLimitationReason: 'cpu',
      }),
      { id: 'C', type: 'codec', mimeType: 'video/AV1' },
    ]
    expect(between(layers(0), layers(15))).toMatchObject({
      sentFrameWidth: 1280,
      sentFrameHeight: 720,
      sentFramesPerSecond: 30,
      targetBitrate: 1000,
      videoCodec: 'AV1',
      qualityLimitationReason: 'cpu',
    })
  })
})

describe('the path', () => {
  const candidates = [
    {
      id: 'L',
      type: 'local-candidate',
      candidateType: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
      address: '203.0.113.9',
    },
    {
      id: 'R',
      type: 'remote-candidate',
      candidateType: 'prflx',
      protocol: 'udp',
    },
  ]
  const pair = (members: object): Entry => ({
    id: 'P',
    type: 'candidate-pair',
    localCandidateId: 'L',
    remoteCandidateId: 'R',
    ...members,
  })
  const transport = {
    id: 'T',
    type: 'transport',
    selectedCandidatePairId: 'P',
    dtlsState: 'connected',
    tlsVersion: 'FEFD',
    dtlsCipher: 'TLS_X',
    srtpCipher: 'AEAD_AES_128_GCM',
  }

  it('is the pair the transport has selected, with its round trip and its protection', () => {
    const other = pair({
      id: 'Q',
      nominated: true,
      state: 'succeeded',
      currentRoundTripTime: 9,
    })
    const sample = between([], [
      other,
      transport,
      pair({ currentRoundTripTime: 0.012, availableOutgoingBitrate: 3e5 }),
      ...candidates,
    ])
    expect(sample).toMatchObject({
      rttMs: 12,
      availableOutgoingBitrate: 3e5,
      path: {
        local: 'relay',
        remote: 'prflx',
        protocol: 'udp',
        relayProtocol: 'tls',
        addressKind: 'ipv4',
      },
      dtlsState: 'connected',
      dtlsVersion: '1.2',
      dtlsCipher: 'TLS_X',
      srtpCipher: 'AEAD_AES_128_GCM',
    })
  })

  it('is the nominated pair that succeeded and carries the data, where the transport names none', () => {
    const sample = between([], [
      pair({
        id: 'old',
        nominated: true,
        state: 'succeeded',
        bytesReceived: 5,
        currentRoundTripTime: 0.5,
      }),
      pair({
        nominated: true,
        state: 'succeeded',
        bytesReceived: 500,
        currentRoundTripTime: 0.001,
      }),
      ...candidates,
    ])
    expect(sample.rttMs).toBe(1)
    expect(sample.path?.local).toBe('relay')
  })

  it('is unknown before there is one', () => {
    expect(between([], [
      pair({ state: 'in-progress' }),
      ...candidates,
    ]).path).toBeNull()
  })

  it.each([
    ['host', '', 'mdns'],
    ['prflx', '', 'unknown'],
    ['host', undefined, 'unknown'],
    ['host', 'fd00::7', 'ipv6'],
  ])('of a %s candidate whose address reads %s has the address kind %s', (candidateType, address, kind) => {
    const local = {
      id: 'L',
      type: 'local-candidate',
      candidateType,
      address,
    }
    expect(between([], [
      transport,
      pair({}),
      local,
      ...candidates.slice(1),
    ]).path?.addressKind).toBe(kind)
  })

  it('never lets an address out', () => {
    expect(JSON.stringify(between([], [
      transport,
      pair({}),
      ...candidates,
    ]))).not.toContain('203.0.113')
  })

  it('survives being sent as JSON unchanged', () => {
    const sample = between([], [
      transport,
      pair({ currentRoundTripTime: Number.NaN }),
      ...candidates,
    ])
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample)
  })

  it.each([
    ['192.168.1.20', 'ipv4'],
    ['fe80::1', 'ipv6'],
    ['3c0ffee0-1111-4222-8333-444455556666.local', 'mdns'],
    ['(redacted)', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('tells the kind of the address %s', (address, kind) => {
    expect(addressKindOf(address)).toBe(kind)
  })
})
