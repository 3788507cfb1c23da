import { once } from 'node:events'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ConfigSchema } from '../../room/config.ts'
import { readStageIce } from '../../server/environment.ts'
import { Coturn } from '../support/coturn.ts'
import { startTestStage } from './support.ts'

let coturn: Coturn

beforeAll(async () => {
  await import('../../server/webrtc-polyfill.ts')
  coturn = await Coturn.start()
}, 120_000)
afterAll(() => coturn.stop())

/** The room host's kind of connection, which may use the configured TURN server and nothing else. */
function openRelayOnly(secret: string): RTCPeerConnection {
  const { iceServers: ask } = readStageIce({
    // The room's host passes over what its ICE agent cannot use.
    TURN_URL: `turns:127.0.0.1:1,turn:127.0.0.1:1?transport=tcp,${coturn.url}`,
    TURN_SECRET: secret,
  })
  return new RTCPeerConnection({
    iceServers: ask(),
    iceTransportPolicy: 'relay',
  })
}

async function exchange(left: RTCPeerConnection, right: RTCPeerConnection): Promise<string[]> {
  const candidates: string[] = []
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const) {
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate)
        candidates.push(candidate.candidate)
      void to.addIceCandidate(candidate)
    })
  }
  await left.setLocalDescription()
  await right.setRemoteDescription(left.localDescription!)
  await right.setLocalDescription()
  await left.setRemoteDescription(right.localDescription!)
  return candidates
}

async function connect(left: RTCPeerConnection, right: RTCPeerConnection): Promise<{ near: RTCDataChannel, far: RTCDataChannel, candidates: string[] }> {
  const near = left.createDataChannel('test')
  const [arrived, opened] = [
    once(right, 'datachannel'),
    once(near, 'open'),
  ]
  const candidates = await exchange(left, right)
  const [{ channel: far }] = await arrived as [RTCDataChannelEvent]
  await opened
  return { near, far, candidates }
}

describe('the room\'s host behind a TURN server', () => {
  it('gets relays with the credentials that the stage server makes, and reaches another device', async () => {
    const [left, right] = [
      openRelayOnly(coturn.secret),
      openRelayOnly(coturn.secret),
    ]
    const { near, far, candidates } = await connect(left, right)
    const answered = once(near, 'message')
    far.send('through the relay')
    expect((await answered)[0]).toMatchObject({ data: 'through the relay' })
    expect(candidates.length).toBeGreaterThan(0)
    for (const candidate of candidates)
      expect(candidate).toContain('typ relay')
    left.close()
    right.close()
  })

  it('gets no relay with credentials of another secret', async () => {
    const left = openRelayOnly('another secret')
    left.createDataChannel('test')
    const gathered = new Promise<void>(resolve => left.addEventListener('icegatheringstatechange', () => left.iceGatheringState === 'complete' && resolve()))
    const candidates: string[] = []
    left.addEventListener('icecandidate', ({ candidate }) => candidate && candidates.push(candidate.candidate))
    await left.setLocalDescription()
    await gathered
    expect(candidates).toEqual([])
    left.close()
  })
})

describe('a lossy path of the stage server', () => {
  it('leads to the TURN server, and takes the time that was dialled', async () => {
    vi.stubEnv('TURN_URL', coturn.url)
    vi.stubEnv('TURN_SECRET', coturn.secret)
    const t = await startTestStage()
    vi.unstubAllEnvs()
    const { lossyPaths = [] } = v.parse(ConfigSchema, JSON.parse((await t.ask('http', '/config.json')).body))
    const { iceServers, delayMs } = lossyPaths.find(({ preset }) => preset === 'weak-mobile')!
    const connection = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' })
    connection.createDataChannel('test')
    const startMs = performance.now()
    const gathered = once(connection, 'icecandidate')
    await connection.setLocalDescription()
    const [{ candidate }] = await gathered as [RTCPeerConnectionIceEvent]
    expect(candidate?.candidate).toContain('typ relay')
    // Asked, told to give credentials, asked with them, answered: four times half the way between two devices.
    expect(performance.now() - startMs).toBeGreaterThan(4 * delayMs / 2)
    connection.close()
    await t.stop()
  })
})
