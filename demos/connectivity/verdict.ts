import type { FailureReason } from '../../rtc/errors.ts'
import type { CandidateFacts, CheckId, FactsOf, Outcome, Outcomes, SkipReason } from './facts.ts'
import { HEARD_PEAK } from './checks/microphone.ts'
import { CHECK_IDS } from './facts.ts'

/** `open`: not known yet. `untested`: not known, with a reason. */
export type Grade = 'open' | 'good' | 'untested' | 'warning' | 'bad'

/** What is to be said of a check, beside failures that have a text of their own. */
export type Finding
  = | 'camera-good' | 'camera-dark' | 'camera-slow'
    | 'microphone-good' | 'microphone-silent'
    | 'speaker-good' | 'speaker-unheard' | 'speaker-asked' | 'speaker-blocked'
    | 'page-good' | 'page-unreachable'
    | 'signaling-good' | 'signaling-blocked'
    | 'channel-good' | 'channel-relayed' | 'channel-slow' | 'channel-uneven' | 'channel-lossy' | 'channel-isolated' | 'channel-unanswered'
    | 'throughput-good' | 'throughput-low' | 'throughput-unknown'
    | 'host-good' | 'host-no-udp' | 'host-none'
    | 'srflx-good' | 'srflx-none' | 'srflx-unanswered'
    | 'relay-good' | 'relay-blocked'
    | 'not-asked'

export interface Verdict {
  readonly grade: Grade
  /** `null` while there is nothing to be said. */
  readonly says: Finding | FailureReason | SkipReason | null
}

export type Verdicts = { readonly [K in CheckId]: Verdict }

/** Below, a conversation becomes hard; above twice of it, impossible. */
const SLOW_MS = 150
const UNUSABLE_MS = 400
const UNEVEN_MS = 40
const LOSSY_RATIO = 0.03
/** A call in good quality takes about two, one in bad quality a third. In bit/s. */
const ENOUGH_BITRATE = 2_000_000
const LEAST_BITRATE = 300_000
const DARK = 0.03
const SLOW_FPS = 10

const good = (says: Finding): Verdict => ({ grade: 'good', says })
const warning = (says: Finding): Verdict => ({ grade: 'warning', says })
const bad = (says: Finding): Verdict => ({ grade: 'bad', says })
const untested = (says: Finding): Verdict => ({ grade: 'untested', says })

const BY_FACTS: { readonly [K in CheckId]: (facts: FactsOf[K]) => Verdict } = {
  camera({ brightness, framesPerSecond }) {
    if (brightness < DARK)
      return warning('camera-dark')
    return framesPerSecond < SLOW_FPS
      ? warning('camera-slow')
      : good('camera-good')
  },
  microphone: ({ peak }) => peak >= HEARD_PEAK
    ? good('microphone-good')
    : warning('microphone-silent'),
  speaker({ isHeard }) {
    if (isHeard === null)
      return untested('speaker-asked')
    return isHeard
      ? good('speaker-good')
      : bad('speaker-unheard')
  },
  page: () => good('page-good'),
  signaling: () => good('signaling-good'),
  channel({ roundTrips: { count, lostCount, medianMs, jitterMs }, path }) {
    if (medianMs === null || medianMs > UNUSABLE_MS)
      return bad('channel-slow')
    if (medianMs > SLOW_MS)
      return warning('channel-slow')
    if (lostCount > count * LOSSY_RATIO)
      return warning('channel-lossy')
    if (jitterMs !== null && jitterMs > UNEVEN_MS)
      return warning('channel-uneven')
    return good(path === 'relay'
      ? 'channel-relayed'
      : 'channel-good')
  },
  throughput({ downBitrate, upBitrate }) {
    if (downBitrate === null || upBitrate === null)
      return untested('throughput-unknown')
    const least = Math.min(downBitrate, upBitrate)
    if (least < LEAST_BITRATE)
      return bad('throughput-low')
    return least < ENOUGH_BITRATE
      ? warning('throughput-low')
      : good('throughput-good')
  },
  host({ candidates }) {
    if (candidates.length === 0)
      return bad('host-none')
    return candidates.some(({ protocol }) => protocol === 'udp')
      ? good('host-good')
      : warning('host-no-udp')
  },
  srflx: srflxVerdict,
  relay: () => good('relay-good'),
}

function srflxVerdict({ candidates, errors }: CandidateFacts): Verdict {
  if (candidates.length > 0)
    return good('srflx-good')
  return errors.length > 0
    ? warning('srflx-unanswered')
    : good('srflx-none')
}

/** Failures that mean more for their check than their own text says. */
const BY_FAILURE: Partial<Record<CheckId, Partial<Record<FailureReason, Finding>>>> = {
  page: { 'config-unreadable': 'page-unreachable', 'timeout': 'page-unreachable' },
  signaling: { 'signaling-unreachable': 'signaling-blocked', 'timeout': 'signaling-blocked' },
  channel: {
    'connection-failed': 'channel-isolated',
    'timeout': 'channel-isolated',
    'closed': 'channel-lossy',
    'peer-unavailable': 'channel-unanswered',
  },
  throughput: { timeout: 'throughput-low', closed: 'throughput-low' },
  relay: { 'connection-failed': 'relay-blocked', 'timeout': 'relay-blocked' },
  camera: { timeout: 'not-asked' },
  microphone: { timeout: 'not-asked' },
  speaker: { 'media-aborted': 'speaker-blocked', 'timeout': 'speaker-blocked' },
}

/** Not this device's fault, and no reason to worry. */
const HARMLESS: readonly (Finding | FailureReason)[] = [
  'probe-busy',
  'channel-unanswered',
  'speaker-blocked',
  'media-unsupported',
  'not-asked',
]

function failureVerdict(id: CheckId, reason: FailureReason): Verdict {
  const says = BY_FAILURE[id]?.[reason] ?? reason
  return {
    grade: HARMLESS.includes(says)
      ? 'untested'
      : 'bad',
    says,
  }
}

/** Skipped, and yet something to be done about. */
const SKIP_GRADES: Partial<Record<SkipReason, Grade>> = { insecure: 'warning' }

/** What a check's outcome means. */
export function verdictOf<K extends CheckId>(id: K, outcome: Outcome<K>): Verdict {
  switch (outcome.state) {
    case 'waiting':
    case 'running':
      return { grade: 'open', says: null }
    case 'done':
      return BY_FACTS[id](outcome.facts)
    case 'failed':
      return failureVerdict(id, outcome.error.reason)
    case 'skipped':
      return { grade: SKIP_GRADES[outcome.why] ?? 'untested', says: outcome.why }
  }
}

export function verdictsOf(outcomes: Outcomes): Verdicts {
  return Object.fromEntries(CHECK_IDS.map(id => [
    id,
    verdictOf(id, outcomes[id] as Outcome<typeof id>),
  ])) as unknown as Verdicts
}
