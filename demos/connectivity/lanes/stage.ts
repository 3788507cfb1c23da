import type { Config } from '../../../room/config.ts'
import type { PeerServerAddress } from '../../../rtc/peer.ts'
import type { OpenProbe } from '../../../rtc/probe-client.ts'
import type { PreflightRun } from '../run.ts'
import { configuredIceServers, loadConfig, peerServerAddress } from '../../../composables/config.ts'
import { createPeerId, openPeer } from '../../../rtc/peer.ts'
import { openProbe } from '../../../rtc/probe-client.ts'
import { bitrateOf } from '../../../rtc/probe-filler.ts'
import { summarizeRoundTrips } from '../../../rtc/round-trips.ts'
import { withTimeLimit } from '../time-limit.ts'

export interface StageHooks {
  /** Round trips so far. */
  readonly ontimes: (times: readonly (number | null)[]) => void
}

const REQUEST_MS = 6_000
/** Signaling and the connection, each with a limit of its own. */
const CONNECT_MS = 22_000
const MEASURE_MS = 15_000

/** The server of this page, over HTTP: its configuration, which the page needs anyway; null where it does not answer. */
export async function checkPage(run: PreflightRun, base: URL): Promise<Config | null> {
  let config: Config | null = null
  await run.attempt('page', REQUEST_MS, async (signal) => {
    const beganMs = performance.now()
    config = await loadConfig(base, signal)
    return { durationMs: performance.now() - beganMs }
  })
  return config
}

/** Signaling, and, where a stage server hosts the room, a data channel to it. */
export async function checkStage(run: PreflightRun, config: Config, hooks: StageHooks): Promise<void> {
  const server = peerServerAddress(config, location)
  const iceServers = configuredIceServers(config)
  if (config.world === 'stage')
    return checkChannel(run, server, iceServers, hooks)
  run.skip(['channel', 'throughput'], 'static-site')
  await run.attempt('signaling', REQUEST_MS, async (signal) => {
    const beganMs = performance.now()
    const peer = await openPeer({
      id: createPeerId(),
      server,
      iceServers,
      signal,
    })
    peer.close()
    return { durationMs: performance.now() - beganMs }
  })
}

async function checkChannel(run: PreflightRun, server: PeerServerAddress, iceServers: RTCIceServer[], hooks: StageHooks): Promise<void> {
  const probe = await connect(run, server, iceServers)
  if (!probe)
    return
  try {
    const channel = await run.attempt('channel', MEASURE_MS, async (signal) => {
      const times = await probe.client.measureRoundTrips(signal, hooks.ontimes)
      return {
        times,
        roundTrips: summarizeRoundTrips(times),
        connectMs: probe.connectMs,
        path: await probe.path(),
      }
    })
    if (!channel)
      return run.skip(['throughput'], 'no-channel')
    await run.attempt('throughput', 2 * MEASURE_MS, async signal => ({
      downBitrate: bitrateOf(await probe.client.measureDown(signal)),
      upBitrate: bitrateOf(await probe.client.measureUp(signal)),
    }))
  }
  finally {
    probe.close()
  }
}

/** Says by itself what did not work: signaling, or the connection that came of it. */
async function connect(run: PreflightRun, server: PeerServerAddress, iceServers: RTCIceServer[]): Promise<OpenProbe | null> {
  let hasSignaling = false
  run.begin('signaling')
  try {
    return await withTimeLimit(CONNECT_MS, run.signal, signal => openProbe({
      server,
      iceServers,
      signal,
      onsignaling(durationMs) {
        hasSignaling = true
        run.done('signaling', { durationMs })
        run.begin('channel')
      },
    }))
  }
  catch (thrown) {
    run.fail(hasSignaling
      ? 'channel'
      : 'signaling', thrown)
    run.skip(hasSignaling
      ? ['throughput']
      : ['channel', 'throughput'], 'no-channel')
    return null
  }
}
