import type { Grade, Verdict, Verdicts } from './verdict.ts'
import { CHECK_IDS } from './facts.ts'

/** The one sentence, by what matters most. */
export type OverallFinding
  = | 'unreachable' | 'no-websocket' | 'isolated' | 'no-webrtc' | 'turn-broken' | 'too-slow' | 'slow'
    | 'no-camera' | 'no-microphone' | 'no-sound' | 'insecure' | 'camera-odd' | 'silent' | 'no-stun' | 'other'
    | 'ready' | 'ready-here' | 'ready-alone' | 'partly'

export interface Overall {
  readonly grade: Exclude<Grade, 'open' | 'untested'>
  readonly says: OverallFinding
}

type Rule = readonly [OverallFinding, (verdicts: Verdicts) => boolean]

const is = ({ grade }: Verdict, ...grades: readonly Grade[]): boolean => grades.includes(grade)

/** What is wrong, the most serious first: who cannot reach the stage need not look for a camera. */
const RULES: readonly Rule[] = [
  [
    'unreachable',
    ({ page }) => is(page, 'bad'),
  ],
  [
    'no-webrtc',
    ({ host }) => host.says === 'host-none',
  ],
  [
    'no-websocket',
    ({ signaling }) => is(signaling, 'bad'),
  ],
  [
    'isolated',
    ({ channel }) => channel.says === 'channel-isolated',
  ],
  [
    'too-slow',
    ({ channel, throughput }) => is(channel, 'bad') || is(throughput, 'bad'),
  ],
  [
    'turn-broken',
    ({ relay }) => is(relay, 'bad'),
  ],
  [
    'no-camera',
    ({ camera }) => is(camera, 'bad'),
  ],
  [
    'no-microphone',
    ({ microphone }) => is(microphone, 'bad'),
  ],
  [
    'no-sound',
    ({ speaker }) => is(speaker, 'bad'),
  ],
  [
    'slow',
    ({ channel, throughput }) => is(channel, 'warning') || is(throughput, 'warning'),
  ],
  [
    'insecure',
    ({ camera }) => camera.says === 'insecure',
  ],
  [
    'silent',
    ({ microphone }) => is(microphone, 'warning'),
  ],
  [
    'camera-odd',
    ({ camera }) => is(camera, 'warning'),
  ],
  [
    'no-stun',
    ({ srflx }) => is(srflx, 'warning'),
  ],
  [
    'other',
    verdicts => CHECK_IDS.some(id => is(verdicts[id], 'warning', 'bad')),
  ],
]

/** What all the checks together mean; null while one is open. */
export function overallOf(verdicts: Verdicts): Overall | null {
  const all = CHECK_IDS.map(id => verdicts[id])
  if (all.some(({ grade }) => grade === 'open'))
    return null
  const grade = all.some(verdict => is(verdict, 'bad'))
    ? 'bad'
    : all.some(verdict => is(verdict, 'warning'))
      ? 'warning'
      : 'good'
  const wrong = RULES.find(([, holds]) => holds(verdicts))
  return wrong
    ? { grade, says: wrong[0] }
    : {
        grade,
        says: readiness(verdicts),
      }
}

/** Nothing is wrong: how much is known. */
function readiness({ channel, relay, camera, microphone }: Verdicts): OverallFinding {
  if (channel.says === 'static-site')
    return 'ready-alone'
  if (!is(channel, 'good') || !is(camera, 'good') || !is(microphone, 'good'))
    return 'partly'
  return is(relay, 'good')
    ? 'ready'
    : 'ready-here'
}
