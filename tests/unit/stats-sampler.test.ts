import type { StatsSample, StatsSource } from '../../rtc/stats.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStatsSampler } from '../../rtc/stats.ts'

/** A connection whose readings are answered by hand. */
function createSource(): StatsSource & { connectionState: RTCPeerConnectionState, answer: (bytesReceived: number) => Promise<void>, fail: () => Promise<void>, readonly asked: number } {
  const waiting: PromiseWithResolvers<RTCStatsReport>[] = []
  let asked = 0
  let timestamp = 0
  const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
  return {
    connectionState: 'connected',
    getStats() {
      asked++
      const request = Promise.withResolvers<RTCStatsReport>()
      waiting.push(request)
      return request.promise
    },
    async answer(bytesReceived) {
      timestamp += 1000
      waiting.shift()?.resolve(new Map([
        [
          'I',
          {
            id: 'I',
            type: 'inbound-rtp',
            kind: 'video',
            timestamp,
            bytesReceived,
          },
        ],
      ]) as RTCStatsReport)
      await settled()
    },
    async fail() {
      waiting.shift()?.reject(new Error('InvalidStateError'))
      await settled()
    },
    get asked() {
      return asked
    },
  }
}

function sample(connection: () => StatsSource | null): { samples: StatsSample[], sampler: ReturnType<typeof createStatsSampler> } {
  const samples: StatsSample[] = []
  const sampler = createStatsSampler({ connection, intervalMs: 1000 })
  sampler.onsample = next => samples.push(next)
  return { samples, sampler }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the statistics sampler', () => {
  it('reads at once and then every interval', async () => {
    const source = createSource()
    const { samples, sampler } = sample(() => source)
    sampler.start()
    sampler.start()
    expect(source.asked).toBe(1)
    await source.answer(0)
    await vi.advanceTimersByTimeAsync(1000)
    await source.answer(125)
    expect(samples.map(({ receivedBitrate }) => receivedBitrate)).toEqual([null, 1000])
    sampler.stop()
  })

  it('does not ask again while a reading is under way', async () => {
    const source = createSource()
    const { sampler } = sample(() => source)
    sampler.start()
    await vi.advanceTimersByTimeAsync(5000)
    expect(source.asked).toBe(1)
    sampler.stop()
  })

  it('gives no sample after stop, not even the one under way', async () => {
    const source = createSource()
    const { samples, sampler } = sample(() => source)
    sampler.start()
    sampler.stop()
    sampler.stop()
    await source.answer(1)
    await vi.advanceTimersByTimeAsync(5000)
    expect(samples).toEqual([])
    expect(source.asked).toBe(1)
  })

  it('can be started again, and then knows nothing of before', async () => {
    const source = createSource()
    const { samples, sampler } = sample(() => source)
    sampler.start()
    await source.answer(0)
    sampler.stop()
    sampler.start()
    await source.answer(1000)
    expect(samples.map(({ receivedBitrate }) => receivedBitrate)).toEqual([null, null])
    sampler.stop()
  })

  it('skips a reading that fails and goes on', async () => {
    const source = createSource()
    const { samples, sampler } = sample(() => source)
    sampler.start()
    await source.fail()
    expect(samples).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    await source.answer(0)
    expect(samples).toHaveLength(1)
    sampler.stop()
  })

  it('asks nothing of a connection that is closed or not there yet', async () => {
    const source = createSource()
    let connection: StatsSource | null = null
    const { sampler } = sample(() => connection)
    sampler.start()
    await vi.advanceTimersByTimeAsync(2000)
    connection = source
    source.connectionState = 'closed'
    await vi.advanceTimersByTimeAsync(2000)
    expect(source.asked).toBe(0)
    sampler.stop()
  })

  it('moves on to a new connection although the old one never answers, and does not mix them', async () => {
    const [first, second] = [
      createSource(),
      createSource(),
    ]
    let connection = first
    const { samples, sampler } = sample(() => connection)
    sampler.start()
    await first.answer(1_000_000)
    await vi.advanceTimersByTimeAsync(1000)
    connection = second
    await vi.advanceTimersByTimeAsync(1000)
    await first.answer(2_000_000)
    await second.answer(5)
    expect(samples.map(({ receivedBitrate }) => receivedBitrate)).toEqual([null, null])
    sampler.stop()
  })
})
