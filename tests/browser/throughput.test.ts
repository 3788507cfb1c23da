import type { Arrived } from '../../demos/throughput/arrivals.ts'
import { afterEach, expect, it } from 'vitest'
import { Arrivals } from '../../demos/throughput/arrivals.ts'
import { Echo } from '../../demos/throughput/echo.ts'
import { measure } from '../../demos/throughput/measure.ts'
import { openDataChannel } from '../../rtc/data-channels.ts'
import { Loopback } from '../../rtc/loopback.ts'

let call: Loopback | null = null

afterEach(() => call?.close())

it('an answer that is lost is asked for again, so that a measurement ends', async () => {
  call = new Loopback()
  const [sent, received] = [call.local, call.remote].map(end => openDataChannel(end, 'throughput')) as [RTCDataChannel, RTCDataChannel]
  const [asking, answering] = [call.local, call.remote].map(end => openDataChannel(end, 'throughput-echo')) as [RTCDataChannel, RTCDataChannel]
  const arrivals = new Arrivals()
  let told: Arrived | null = null
  let lostCount = 0
  received.onmessage = ({ data }) => {
    arrivals.take(data, performance.now())
    if (arrivals.current?.isComplete && lostCount === 0)
      lostCount++
    else
      told = arrivals.current
  }
  const echo = new Echo(asking)
  void new Echo(answering)
  await expect.poll(() => [sent.readyState, asking.readyState]).toEqual(['open', 'open'])

  const result = await measure({
    channel: sent,
    echo,
    cell: { chunkKiB: 16, bufferKiB: 64 },
    loadMs: 100,
    arrived: () => told,
    onphase: () => {},
    onlive: () => {},
    signal: new AbortController().signal,
  })
  expect(lostCount).toBe(1)
  expect(result.rateBitPerS).toBeGreaterThan(0)
})
