import type { Outcomes } from '../../demos/connectivity/facts.ts'
import { describe, expect, it } from 'vitest'
import { findingTexts } from '../../demos/connectivity/finding-messages.ts'
import { explainIceError } from '../../demos/connectivity/ice-errors.ts'
import { overallTexts } from '../../demos/connectivity/overall-messages.ts'
import { overallOf } from '../../demos/connectivity/overall.ts'
import { verdictsOf } from '../../demos/connectivity/verdict.ts'
import { channel, done, failed, GOOD } from './support/preflight.ts'

function overall(patch: Partial<Outcomes>) {
  return overallOf(verdictsOf({
    ...GOOD,
    ...patch,
  }))
}

describe('all checks together', () => {
  it('say nothing while one is open', () => {
    expect(overall({
      relay: { state: 'running' },
    })).toBeNull()
  })

  it('say what is known where nothing is wrong', () => {
    expect(overall({})).toEqual({ grade: 'good', says: 'ready' })
    expect(overall({
      relay: { state: 'skipped', why: 'no-turn' },
    })).toEqual({ grade: 'good', says: 'ready-here' })
    expect(overall({
      camera: { state: 'skipped', why: 'not-wanted' },
    })).toEqual({ grade: 'good', says: 'partly' })
    expect(overall({
      channel: { state: 'skipped', why: 'static-site' },
      throughput: { state: 'skipped', why: 'static-site' },
    })).toEqual({ grade: 'good', says: 'ready-alone' })
  })

  it.each<[string, string, Partial<Outcomes>]>([
    [
      'unreachable',
      'bad',
      {
        page: failed('config-unreadable'),
        camera: failed('permission-denied'),
      },
    ],
    [
      'isolated',
      'bad',
      {
        channel: failed('timeout'),
        camera: failed('permission-denied'),
      },
    ],
    [
      'no-webrtc',
      'bad',
      {
        host: done({ candidates: [], errors: [] }),
        channel: failed('timeout'),
      },
    ],
    [
      'no-websocket',
      'bad',
      {
        signaling: failed('timeout'),
      },
    ],
    [
      'too-slow',
      'bad',
      {
        channel: channel([800]),
      },
    ],
    [
      'turn-broken',
      'bad',
      {
        relay: failed('turn-unreachable'),
        microphone: failed('device-in-use'),
      },
    ],
    [
      'no-camera',
      'bad',
      {
        camera: failed('device-not-found'),
      },
    ],
    [
      'no-microphone',
      'bad',
      {
        microphone: failed('device-in-use'),
      },
    ],
    [
      'no-sound',
      'bad',
      {
        speaker: done({ isHeard: false }),
      },
    ],
    [
      'slow',
      'warning',
      {
        throughput: done({ downBitrate: 1_000_000, upBitrate: 1_000_000 }),
      },
    ],
    [
      'insecure',
      'warning',
      {
        camera: { state: 'skipped', why: 'insecure' },
        microphone: { state: 'skipped', why: 'insecure' },
      },
    ],
    [
      'silent',
      'warning',
      {
        microphone: done({ label: '', peak: 0 }),
      },
    ],
    [
      'no-stun',
      'warning',
      {
        srflx: done({
          candidates: [],
          errors: [
            { code: 701, text: '', url: 'stun:x' },
          ],
        }),
      },
    ],
  ])('name the most serious first: %s', (says, grade, patch) => {
    expect(overall(patch)).toEqual({ grade, says })
  })

  it('have a text for everything they may say', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      expect(Object.keys(overallTexts[language])).toEqual(Object.keys(overallTexts.en))
      expect(Object.keys(findingTexts[language])).toEqual(Object.keys(findingTexts.en))
    }
    for (const code of [401, 508, 701])
      expect(explainIceError(code, 'zh-CN')).not.toBeNull()
    expect(explainIceError(999, 'en')).toBeNull()
  })
})
