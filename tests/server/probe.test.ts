import type { OpenProbe } from '../../rtc/probe-client.ts'
import type { TestStage } from './support.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { bitrateOf } from '../../rtc/probe-filler.ts'
import { PROBE_PEER_ID } from '../../rtc/probe-protocol.ts'
import { startTestStage } from './support.ts'

let t: TestStage
let probeClient: typeof import('../../rtc/probe-client.ts')
const probes: OpenProbe[] = []
const { signal } = new AbortController()

beforeAll(async () => {
  t = await startTestStage()
  await t.stage.room
  probeClient = await import('../../rtc/probe-client.ts')
  // It registers a moment after the room.
  await vi.waitFor(async () => (await open()).close(), { timeout: 20_000 })
})
afterEach(() => probes.splice(0).forEach(probe => probe.close()))
afterAll(() => t.stop())

async function open(): Promise<OpenProbe> {
  const probe = await probeClient.openProbe({
    server: {
      host: '127.0.0.1',
      port: t.ports.http,
      path: '/signal',
      secure: false,
    },
    iceServers: [],
    signal,
    onsignaling: () => {},
  })
  probes.push(probe)
  return probe
}

describe('the stage server, measured by a device', () => {
  it('answers over a data channel of its own: round trips, and throughput both ways', async () => {
    const { client, path } = await open()
    const times = await client.measureRoundTrips(signal)
    expect(times.filter(time => time !== null)).toHaveLength(times.length)
    expect(bitrateOf(await client.measureDown(signal))).toBeGreaterThan(1_000_000)
    expect(bitrateOf(await client.measureUp(signal))).toBeGreaterThan(1_000_000)
    expect(await path()).toBe('host')
  })

  it('measures three at a time, and tells a fourth', async () => {
    for (let n = 0; n < 3; n++)
      await open()
    const fourth = await open()
    await expect(fourth.client.measureRoundTrips(signal)).rejects.toMatchObject({ reason: 'probe-busy' })
    probes.shift()?.close()
    await vi.waitFor(async () => {
      const next = await open()
      await next.client.measureDown(signal)
    }, { timeout: 20_000 })
  })

  it.each(['deck', 'http', 'https'] as const)('lets nobody else have its id, on the %s listener', async (listener) => {
    expect(await t.knock(listener, `/signal/peerjs?key=peerjs&id=${PROBE_PEER_ID}&token=mine`)).toEqual({ status: 403 })
  })
})
