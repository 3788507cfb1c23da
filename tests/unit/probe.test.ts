import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { ProbeClient } from '../../rtc/probe-client.ts'
import { bitrateOf, FILLER_LENGTH, FillerCount } from '../../rtc/probe-filler.ts'
import { PROBE_BYTES } from '../../rtc/probe-protocol.ts'
import { histogramOf, summarizeRoundTrips } from '../../rtc/round-trips.ts'
import { ProbeSession } from '../../server/probe-session.ts'
import { createPipe } from '../support/probe-pipe.ts'

const { signal } = new AbortController()
const FILLER = '#'.padEnd(FILLER_LENGTH, '.')

function open() {
  const [near, far] = createPipe()
  const onend = vi.fn()
  const session = new ProbeSession(far, onend)
  session.start()
  return {
    near,
    far,
    session,
    onend,
    client: new ProbeClient(near),
  }
}

describe('a device that measures its path to the stage', () => {
  it('gets a time for every ping, and none for one that is lost', async () => {
    const { near, client, session } = open()
    near.lost.add(3)
    const times = await client.measureRoundTrips(signal)
    expect(times[3]).toBeNull()
    expect(times.filter(time => time !== null && time > 1)).toHaveLength(times.length - 1)
    session.close()
  })

  it('is sent as much as a measurement may, and sends as much', async () => {
    const { client, session } = open()
    const [down, up] = [await client.measureDown(signal), await client.measureUp(signal)]
    for (const transfer of [down, up]) {
      expect(transfer.sizeBytes).toBeGreaterThan(FILLER_LENGTH)
      expect(transfer.sizeBytes).toBeLessThanOrEqual(PROBE_BYTES + FILLER_LENGTH)
      expect(bitrateOf(transfer)).toBeGreaterThan(0)
    }
    session.close()
  })

  it('is told when others are measured', async () => {
    const [near, far] = createPipe()
    const client = new ProbeClient(near)
    const measured = expect(client.measureRoundTrips(signal)).rejects.toMatchObject({ reason: 'probe-busy' })
    new ProbeSession(far, () => {}).refuse()
    await measured
    client.close()
  })

  it('hears at once that the stage has gone, and of its own stop', async () => {
    const { client, session } = open()
    const measured = client.measureDown(signal)
    session.close()
    await expect(measured).rejects.toMatchObject({ reason: 'closed' })

    const stop = new AbortController()
    const other = open()
    const stopped = other.client.measureUp(stop.signal)
    stop.abort()
    await expect(stopped).rejects.toMatchObject({ reason: 'aborted' })
    other.session.close()
  })
})

describe('the stage, while it is measured, hangs up on who', () => {
  it.each([
    [
      'says what is no request',
      ['{"t":"hello"}'],
    ],
    [
      'sends filler in small messages',
      ['#'],
    ],
    [
      'wants to be sent filler twice',
      ['{"t":"fill-me"}', '{"t":"fill-me"}'],
    ],
    [
      'asks for the count twice',
      ['{"t":"filled"}', '{"t":"filled"}'],
    ],
    [
      'pings without end',
      Array.from({ length: 201 }, (_, n) => JSON.stringify({ t: 'ping', n })),
    ],
    [
      'sends without end',
      Array.from<string>({ length: Math.ceil(PROBE_BYTES / FILLER_LENGTH) + 2 }).fill(FILLER),
    ],
  ])('%s', async (_who, messages) => {
    const { near, onend } = open()
    for (const message of messages)
      near.send(message)
    await vi.waitFor(() => expect(near.isOpen).toBe(false))
    expect(onend).toHaveBeenCalled()
  })

  it('stays longer than a measurement takes', () => {
    vi.useFakeTimers()
    const { near } = open()
    vi.advanceTimersByTime(29_000)
    expect(near.isOpen).toBe(true)
    vi.advanceTimersByTime(2_000)
    expect(near.isOpen).toBe(false)
    vi.useRealTimers()
  })
})

describe('round trips', () => {
  it('are summed up by their median, their spread and what was lost', () => {
    expect(summarizeRoundTrips([10, 20, null, 30, 20])).toEqual({
      count: 5,
      lostCount: 1,
      minMs: 10,
      medianMs: 20,
      p95Ms: expect.closeTo(28.5),
      maxMs: 30,
      jitterMs: 10,
    })
    expect(summarizeRoundTrips([null, null])).toMatchObject({ lostCount: 2, medianMs: null, jitterMs: null })
    expect(summarizeRoundTrips([])).toMatchObject({ count: 0, medianMs: null })
    expect(summarizeRoundTrips([7])).toMatchObject({ medianMs: 7, p95Ms: 7, jitterMs: null })
  })

  it('each stand in one bar of the histogram', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }))), (times) => {
      const bars = histogramOf(times)
      expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(times.filter(time => time !== null).length)
    }))
  })
})

it('counts no rate where all came at once, or nothing', () => {
  const count = new FillerCount()
  expect(bitrateOf(count.transfer)).toBeNull()
  count.take(FILLER, 100)
  expect(bitrateOf(count.transfer)).toBeNull()
  count.take(FILLER, 1_100)
  expect(bitrateOf(count.transfer)).toBe(FILLER_LENGTH * 8)
})
