import type { TalkError } from '../../rtc/errors.ts'
import type { RoundTripSummary } from '../../rtc/round-trips.ts'
import type { AddressKind } from '../../rtc/stats.ts'

export const CHECK_IDS = [
  'camera',
  'microphone',
  'speaker',
  'page',
  'signaling',
  'channel',
  'throughput',
  'host',
  'srflx',
  'relay',
] as const
export type CheckId = typeof CHECK_IDS[number]

/** Checks that belong together, as they are shown. */
export const GROUPS = {
  devices: ['camera', 'microphone', 'speaker'],
  stage: [
    'page',
    'signaling',
    'channel',
    'throughput',
  ],
  paths: ['host', 'srflx', 'relay'],
} as const satisfies Record<string, readonly CheckId[]>
export type GroupId = keyof typeof GROUPS

export interface CameraFacts {
  readonly label: string
  readonly width: number
  readonly height: number
  /** As counted. */
  readonly framesPerSecond: number
  /** Mean brightness, 0 to 1: near 0 something covers the lens. */
  readonly brightness: number
}

export interface MicrophoneFacts {
  readonly label: string
  /** The loudest that was heard, 0 to 1. */
  readonly peak: number
}

export interface SpeakerFacts {
  /** What the person said; `null` while they have not. */
  readonly isHeard: boolean | null
}

export interface TimeFacts { readonly durationMs: number }

export interface ChannelFacts {
  /** In ms, in the order in which they began; `null` is lost. */
  readonly times: readonly (number | null)[]
  readonly roundTrips: RoundTripSummary
  readonly connectMs: number
  readonly path: RTCIceCandidateType | null
}

export interface ThroughputFacts {
  readonly downBitrate: number | null
  readonly upBitrate: number | null
}

/** A local candidate, as it was found. */
export interface FoundCandidate {
  readonly type: RTCIceCandidateType
  readonly protocol: 'udp' | 'tcp'
  readonly addressKind: AddressKind
  readonly address: string
  /** How the TURN server is reached. */
  readonly relayProtocol: string | null
}

/** What went wrong at an ICE server. */
export interface IceServerError {
  readonly code: number
  readonly text: string
  readonly url: string
}

export interface CandidateFacts {
  readonly candidates: readonly FoundCandidate[]
  readonly errors: readonly IceServerError[]
}

export interface RelayFacts extends CandidateFacts {
  readonly roundTripMs: number
}

export interface FactsOf {
  camera: CameraFacts
  microphone: MicrophoneFacts
  speaker: SpeakerFacts
  page: TimeFacts
  signaling: TimeFacts
  channel: ChannelFacts
  throughput: ThroughputFacts
  host: CandidateFacts
  srflx: CandidateFacts
  relay: RelayFacts
}

/** Why something was not checked. */
export type SkipReason
  = | 'not-wanted' | 'stopped' | 'insecure' | 'static-site' | 'no-stage' | 'no-channel' | 'no-stun' | 'no-turn'

/** How far a check has come. */
export type Outcome<K extends CheckId = CheckId>
  = | { readonly state: 'waiting' | 'running' }
    | { readonly state: 'done', readonly facts: FactsOf[K] }
    | { readonly state: 'failed', readonly error: TalkError, readonly errors: readonly IceServerError[] }
    | { readonly state: 'skipped', readonly why: SkipReason }

export type Outcomes = { readonly [K in CheckId]: Outcome<K> }

export const NOTHING_CHECKED: Outcomes = Object.fromEntries(CHECK_IDS.map(id => [
  id,
  { state: 'waiting' },
])) as unknown as Outcomes
