import type { Entry } from './support/stats-reports.ts'
import { describe, expect, it } from 'vitest'
import { between, inAudio, inVideo, outVideo } from './support/stats-reports.ts'

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

describe('streams of video, each by itself', () => {
  const layer = (id: string, members: object): Entry => ({
    ...outVideo(members),
    id,
  })

  it('tells each layer that is sent, in the order of the encodings, and which is switched off', () => {
    const codec = { id: 'C', type: 'codec', mimeType: 'video/VP9' }
    const { sentVideos, sentFrameWidth } = between([
      layer('F', {
        encodingIndex: 1,
        bytesSent: 100,
        framesEncoded: 10,
        qpSum: 100,
      }),
      layer('Q', {
        encodingIndex: 0,
        bytesSent: 0,
        framesEncoded: 0,
        qpSum: 0,
      }),
    ], [
      layer('F', {
        encodingIndex: 1,
        rid: 'f',
        active: false,
        bytesSent: 100,
        framesEncoded: 10,
        frameWidth: 1280,
        codecId: 'C',
      }),
      layer('Q', {
        encodingIndex: 0,
        rid: 'q',
        active: true,
        bytesSent: 125,
        framesEncoded: 30,
        qpSum: 600,
        frameWidth: 320,
        targetBitrate: 900,
        scalabilityMode: 'L1T3',
      }),
      codec,
    ])
    expect(sentVideos).toMatchObject([
      {
        rid: 'q',
        isActive: true,
        bitrate: 1000,
        framesPerSecond: 30,
        qp: 20,
        targetBitrate: 900,
        scalabilityMode: 'L1T3',
        codec: null,
      },
      {
        rid: 'f',
        isActive: false,
        bitrate: 0,
        framesPerSecond: 0,
        qp: null,
        codec: 'VP9',
      },
    ])
    expect(sentFrameWidth).toBe(320)
  })

  it('tells each stream that comes in, its freezes and its loss', () => {
    const { receivedVideos } = between([
      inVideo({
        mid: 'q',
        bytesReceived: 0,
        packetsReceived: 0,
        packetsLost: 0,
        totalFreezesDuration: 0.5,
        framesDecoded: 1,
        jitterBufferDelay: 0,
        jitterBufferEmittedCount: 0,
      }),
    ], [
      inVideo({
        mid: 'q',
        bytesReceived: 250,
        packetsReceived: 9,
        packetsLost: 1,
        totalFreezesDuration: 0.75,
        freezeCount: 2,
        framesDecoded: 26,
        jitterBufferDelay: 1,
        jitterBufferEmittedCount: 25,
      }),
    ])
    expect(receivedVideos).toMatchObject([
      {
        mid: 'q',
        bitrate: 2000,
        lossRatio: 0.1,
        frozenMs: 250,
        freezeCount: 2,
        framesPerSecond: 25,
        jitterBufferMs: 40,
      },
    ])
  })
})
