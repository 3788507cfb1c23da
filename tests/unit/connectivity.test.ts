import type { CheckId, Outcome } from '../../demos/connectivity/facts.ts'
import { describe, expect, it } from 'vitest'
import { withTimeLimit } from '../../demos/connectivity/time-limit.ts'
import { verdictOf } from '../../demos/connectivity/verdict.ts'
import { channel, done, failed, GOOD, HOST } from './support/preflight.ts'

describe('a check', () => {
  it.each<[string, CheckId, Outcome, string, string | null]>([
    [
      'waits',
      'camera',
      { state: 'waiting' },
      'open',
      null,
    ],
    [
      'moves',
      'camera',
      GOOD.camera,
      'good',
      'camera-good',
    ],
    [
      'is covered',
      'camera',
      done({
        label: '',
        width: 640,
        height: 480,
        framesPerSecond: 30,
        brightness: 0.01,
      }),
      'warning',
      'camera-dark',
    ],
    [
      'stutters',
      'camera',
      done({
        label: '',
        width: 640,
        height: 480,
        framesPerSecond: 4,
        brightness: 0.5,
      }),
      'warning',
      'camera-slow',
    ],
    [
      'is blocked',
      'camera',
      failed('permission-denied'),
      'bad',
      'permission-denied',
    ],
    [
      'is not there',
      'microphone',
      failed('device-not-found'),
      'bad',
      'device-not-found',
    ],
    [
      'was not allowed in time',
      'microphone',
      failed('timeout'),
      'untested',
      'not-asked',
    ],
    [
      'hears nothing',
      'microphone',
      done({ label: '', peak: 0.001 }),
      'warning',
      'microphone-silent',
    ],
    [
      'is on plain HTTP',
      'camera',
      { state: 'skipped', why: 'insecure' },
      'warning',
      'insecure',
    ],
    [
      'waits for an answer',
      'speaker',
      done({ isHeard: null }),
      'untested',
      'speaker-asked',
    ],
    [
      'is silent',
      'speaker',
      done({ isHeard: false }),
      'bad',
      'speaker-unheard',
    ],
    [
      'may make no sound yet',
      'speaker',
      failed('media-aborted'),
      'untested',
      'speaker-blocked',
    ],
    [
      'is not answered',
      'page',
      failed('config-unreadable'),
      'bad',
      'page-unreachable',
    ],
    [
      'gets no WebSocket',
      'signaling',
      failed('signaling-unreachable'),
      'bad',
      'signaling-blocked',
    ],
    [
      'goes through a relay',
      'channel',
      channel([20, 21, 20], 'relay'),
      'good',
      'channel-relayed',
    ],
    [
      'takes long',
      'channel',
      channel([200, 210, 205]),
      'warning',
      'channel-slow',
    ],
    [
      'takes too long',
      'channel',
      channel([900, 910]),
      'bad',
      'channel-slow',
    ],
    [
      'loses much',
      'channel',
      channel([5, null, 5, null, 5, 5]),
      'warning',
      'channel-lossy',
    ],
    [
      'comes unevenly',
      'channel',
      channel([5, 90, 4, 120, 5, 100]),
      'warning',
      'channel-uneven',
    ],
    [
      'has one hiccup',
      'channel',
      channel([5, 5, 400, 5, 5, 5, 5, 5]),
      'good',
      'channel-good',
    ],
    [
      'brings nothing back',
      'channel',
      channel([null, null]),
      'bad',
      'channel-slow',
    ],
    [
      'finds no path',
      'channel',
      failed('connection-failed'),
      'bad',
      'channel-isolated',
    ],
    [
      'has others before it',
      'channel',
      failed('probe-busy'),
      'untested',
      'probe-busy',
    ],
    [
      'is not on a stage',
      'channel',
      { state: 'skipped', why: 'static-site' },
      'untested',
      'static-site',
    ],
    [
      'is narrow',
      'throughput',
      done({ downBitrate: 40_000_000, upBitrate: 900_000 }),
      'warning',
      'throughput-low',
    ],
    [
      'is hardly there',
      'throughput',
      done({ downBitrate: 100_000, upBitrate: 900_000 }),
      'bad',
      'throughput-low',
    ],
    [
      'cannot be counted',
      'throughput',
      done({ downBitrate: null, upBitrate: 900_000 }),
      'untested',
      'throughput-unknown',
    ],
    [
      'finds nothing',
      'host',
      done({ candidates: [], errors: [] }),
      'bad',
      'host-none',
    ],
    [
      'finds TCP alone',
      'host',
      done({
        ...HOST,
        candidates: HOST.candidates.slice(1),
      }),
      'warning',
      'host-no-udp',
    ],
    [
      'is behind a NAT',
      'srflx',
      done({ ...HOST }),
      'good',
      'srflx-good',
    ],
    [
      'gets no answer',
      'srflx',
      done({
        candidates: [],
        errors: [
          { code: 701, text: '', url: 'stun:x' },
        ],
      }),
      'warning',
      'srflx-unanswered',
    ],
    [
      'has a wrong password',
      'relay',
      failed('turn-unauthorized'),
      'bad',
      'turn-unauthorized',
    ],
    [
      'relays nothing',
      'relay',
      failed('connection-failed'),
      'bad',
      'relay-blocked',
    ],
    [
      'is not configured',
      'relay',
      { state: 'skipped', why: 'no-turn' },
      'untested',
      'no-turn',
    ],
  ])('that %s: %s', (_what, id, outcome, grade, says) => {
    expect(verdictOf(id, outcome as never)).toEqual({ grade, says })
  })
})

describe('a time limit', () => {
  it('lets a task finish, and tells it when it is over', async () => {
    let over: AbortSignal | null = null
    expect(await withTimeLimit(1_000, new AbortController().signal, async (signal) => {
      over = signal
      return signal.aborted
    })).toBe(false)
    expect(over).toMatchObject({ aborted: true })
  })

  it('ends one that takes too long, one that nobody wants any more, and begins none then', async () => {
    const endless = () => new Promise<never>(() => {})
    await expect(withTimeLimit(5, new AbortController().signal, endless)).rejects.toMatchObject({ reason: 'timeout' })
    const stop = new AbortController()
    const stopped = withTimeLimit(60_000, stop.signal, endless)
    stop.abort()
    await expect(stopped).rejects.toMatchObject({ reason: 'aborted' })
    let hasBegun = false
    await expect(withTimeLimit(60_000, stop.signal, async () => hasBegun = true)).rejects.toMatchObject({ reason: 'aborted' })
    expect(hasBegun).toBe(false)
  })
})
