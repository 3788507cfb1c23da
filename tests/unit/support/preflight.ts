import type { CandidateFacts, ChannelFacts, Outcomes } from '../../../demos/connectivity/facts.ts'
import { TalkError } from '../../../rtc/errors.ts'
import { summarizeRoundTrips } from '../../../rtc/round-trips.ts'

export const HOST: CandidateFacts = {
  candidates: [
    {
      type: 'host',
      protocol: 'udp',
      addressKind: 'ipv4',
      address: '192.168.178.23',
      relayProtocol: null,
    },
    {
      type: 'host',
      protocol: 'tcp',
      addressKind: 'mdns',
      address: '3f0c.local',
      relayProtocol: null,
    },
  ],
  errors: [],
}
export const done = <F>(facts: F) => ({ state: 'done', facts } as const)
export function failed(reason: ConstructorParameters<typeof TalkError>[0], errors: CandidateFacts['errors'] = []) {
  return {
    state: 'failed',
    error: new TalkError(reason),
    errors,
  } as const
}
export function channel(times: (number | null)[], path: RTCIceCandidateType = 'host') {
  return done<ChannelFacts>({
    times,
    roundTrips: summarizeRoundTrips(times),
    connectMs: 100,
    path,
  })
}

export const GOOD: Outcomes = {
  camera: done({
    label: 'FaceTime',
    width: 640,
    height: 480,
    framesPerSecond: 29.7,
    brightness: 0.4,
  }),
  microphone: done({ label: 'Built-in', peak: 0.2 }),
  speaker: done({ isHeard: true }),
  page: done({ durationMs: 4 }),
  signaling: done({ durationMs: 12 }),
  channel: channel([3, 4, 3, 5]),
  throughput: done({ downBitrate: 40_000_000, upBitrate: 12_000_000 }),
  host: done(HOST),
  srflx: done({ candidates: [], errors: [] }),
  relay: done({
    candidates: [
      {
        type: 'relay',
        protocol: 'udp',
        addressKind: 'ipv4',
        address: '203.0.113.9',
        relayProtocol: 'udp',
      },
    ],
    errors: [],
    roundTripMs: 9,
  }),
}
