import type * as v from 'valibot'
import type { Runner } from '../../demos/lossy-race/runner.ts'
import type { LossyPath } from '../../room/config.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '../../demos/kit/useDemoSettings.ts'
import { Ballast, BALLAST_BYTES } from '../../demos/lossy-race/ballast.ts'
import { ClockOffset } from '../../demos/lossy-race/clock-offset.ts'
import { DialSchema, INITIAL_DIAL, possibleDial, routeOf, waitMsOf } from '../../demos/lossy-race/dial.ts'
import { formatAge, formatPart } from '../../demos/lossy-race/format.ts'
import { decodePosition, distanceAt, encodePosition, LAP_MS } from '../../demos/lossy-race/position.ts'
import { RaceReportSchema, ScreenTalkSchema, TalkSchema } from '../../demos/lossy-race/race-messages.ts'
import { IDLE_RUNNER, missingRatio, recount, standstillOf, takePosition } from '../../demos/lossy-race/runner.ts'
import { laneOf, RACE_CHANNELS } from '../../demos/lossy-race/runners.ts'
import { createTrack, lanePath, pointOf, stretchOf } from '../../demos/lossy-race/track-geometry.ts'
import { parseText } from '../../rtc/parse.ts'

/** The runner after these positions have come, each as [number, when it was sent, when it came]. */
function run(...arrivals: [seq: number, sentMs: number, atMs: number][]): Runner {
  return arrivals.reduce((runner, [seq, sentMs, atMs]) => takePosition(runner, {
    seq,
    sentMs,
    distance: distanceAt(sentMs),
  }, atMs), IDLE_RUNNER)
}

describe('a position on the wire', () => {
  it('arrives as it was sent, in twelve bytes', () => {
    const bytes = encodePosition({ seq: 70_000, sentMs: 123_456, distance: 20.5 })
    expect(bytes.byteLength).toBe(12)
    expect(decodePosition(bytes)).toEqual({ seq: 70_000, sentMs: 123_456, distance: 20.5 })
  })

  it('is nothing else: whatever a stranger sends is dropped, and never throws', () => {
    fc.assert(fc.property(fc.oneof(
      fc.uint8Array({ maxLength: 64 }).map(({ buffer }) => buffer),
      fc.uint8Array({ minLength: 12, maxLength: 12 }).map(array => array.slice().buffer),
      fc.anything(),
    ), (data) => {
      const position = decodePosition(data)
      if (position === null)
        return
      expect((data as ArrayBuffer).byteLength).toBe(12)
      expect(position.distance).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(position.distance)).toBe(true)
    }), { numRuns: 10_000, seed: 4 })
  })
})

describe('a runner', () => {
  it('is where the newest position says, however late others come', () => {
    const runner = run([1, 100, 150], [3, 200, 250], [2, 150, 300])
    expect(runner.newest?.seq).toBe(3)
    expect(runner.received).toBe(3)
    expect(runner.late).toBe(1)
  })

  it('misses what has not come of what was sent up to its newest position', () => {
    expect(missingRatio(run([1, 0, 0], [2, 0, 0], [5, 0, 0]))).toBeCloseTo(2 / 5)
    expect(missingRatio(run([1, 0, 0], [3, 0, 0], [2, 0, 0]))).toBe(0)
    expect(missingRatio(IDLE_RUNNER)).toBeNull()
  })

  it('stands still between two moves, and until now', () => {
    const runner = run([1, 0, 100], [2, 0, 150], [3, 0, 650], [4, 0, 700])
    expect(standstillOf(runner, 710)).toBe(500)
    expect(standstillOf(runner, 1_700)).toBe(1_000)
    expect(standstillOf(IDLE_RUNNER, 1_700)).toBe(0)
  })

  it('is counted anew from where it is', () => {
    const before = recount(run([1, 0, 0], [5, 0, 0]))
    expect(before.newest?.seq).toBe(5)
    expect(missingRatio(before)).toBeNull()
    const positions = [4, 6, 7].map(seq => ({ seq, sentMs: 0, distance: 0 }))
    const after = positions.reduce((runner, position) => takePosition(runner, position, 10), before)
    expect(after).toMatchObject({ received: 2, late: 0 })
    expect(missingRatio(after)).toBe(0)
  })

  it('never misses less than nothing or more than all, whatever comes in whichever order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(10_000)), { maxLength: 60 }), (arrivals) => {
      let atMs = 0
      const runner = run(...arrivals.map(([seq, sentMs]): [number, number, number] => [seq, sentMs, atMs += 10]))
      const ratio = missingRatio(runner)
      if (ratio !== null) {
        expect(ratio).toBeGreaterThanOrEqual(0)
        expect(ratio).toBeLessThanOrEqual(1)
      }
      expect(standstillOf(runner, atMs)).toBeGreaterThanOrEqual(0)
    }), { numRuns: 2_000, seed: 7 })
  })
})

describe('the other device\'s clock', () => {
  it('is told by the answer that was quickest', () => {
    const clock = new ClockOffset()
    expect(clock.offsetMs).toBeNull()
    clock.take({ askedMs: 0, receivedMs: 400, remoteMs: 5_390 })
    clock.take({ askedMs: 1_000, receivedMs: 1_020, remoteMs: 6_010 })
    clock.take({ askedMs: 2_000, receivedMs: 2_300, remoteMs: 7_290 })
    expect(clock.offsetMs).toBe(5_000)
  })

  it('is told anew when the quick answer is old, and not at all by an answer from before the question', () => {
    const clock = new ClockOffset()
    clock.take({ askedMs: 0, receivedMs: 2, remoteMs: 101 })
    clock.take({ askedMs: 500, receivedMs: 400, remoteMs: 9 })
    expect(clock.offsetMs).toBe(100)
    for (let n = 1; n <= 20; n++)
      clock.take({ askedMs: n * 1_000, receivedMs: n * 1_000 + 40, remoteMs: n * 1_000 + 220 })
    expect(clock.offsetMs).toBe(200)
    clock.reset()
    expect(clock.offsetMs).toBeNull()
  })
})

describe('the ballast', () => {
  /** Fills a queue that drains evenly, and tells how long it is in the end, in ms. */
  function fill(bytesPerMs: number, waitMs: number): number {
    const ballast = new Ballast()
    let queued = 0
    for (let atMs = 0; atMs < 20_000; atMs += 10) {
      queued = Math.max(0, queued - bytesPerMs * 10)
      queued += ballast.next(queued, waitMs, atMs) * BALLAST_BYTES
    }
    return queued / bytesPerMs
  }

  it.each([500, 2_000, 5_000])('keeps the queue of a path of %d bytes a millisecond about as long as is wanted', (bytesPerMs) => {
    const lengthMs = fill(bytesPerMs, 600)
    expect(lengthMs).toBeGreaterThan(300)
    expect(lengthMs).toBeLessThan(900)
  })

  it('is none where none is wanted, and never more than the browser can hold', () => {
    expect(fill(1_000, 0)).toBe(0)
    expect(fill(1, 10_000_000)).toBeLessThan(6_200_000)
  })
})

describe('the dial', () => {
  const server = { urls: 'turn:192.0.2.1:3081', username: 'u', credential: 'c' }
  const paths: LossyPath[] = ([
    'clean',
    'busy-wifi',
    'weak-mobile',
    'terrible',
  ] as const).map((preset, n) => ({
    preset,
    lossRatio: n / 10,
    delayMs: n,
    jitterMs: n,
    iceServers: [
      { ...server, urls: `turn:192.0.2.1:${3081 + n}` },
    ],
  }))

  it('leads through the relay of its level, and through nothing else', () => {
    expect(routeOf({ cause: 'path', level: 2 }, paths)).toEqual({
      iceServers: [
        { ...server, urls: 'turn:192.0.2.1:3083' },
      ],
      iceTransportPolicy: 'relay',
    })
    expect(routeOf({ cause: 'queue', level: 2 }, paths)).toBeUndefined()
    expect(waitMsOf({ cause: 'path', level: 2 })).toBe(0)
    expect(waitMsOf({ cause: 'queue', level: 2 })).toBeGreaterThan(0)
  })

  it('falls back on the queue where no path loses', () => {
    expect(possibleDial({ cause: 'path', level: 3 }, paths)).toEqual({ cause: 'path', level: 3 })
    expect(possibleDial({ cause: 'path', level: 3 }, [])).toEqual({ cause: 'queue', level: 3 })
  })

  it('is in the address of the page', () => {
    expect(readAddress('?cause=queue&level=3', DialSchema, INITIAL_DIAL)).toEqual({ cause: 'queue', level: 3 })
    expect(readAddress('?cause=else&level=9', DialSchema, INITIAL_DIAL)).toEqual(INITIAL_DIAL)
    expect(writeAddress('?lang=en', { cause: 'path', level: 1 }, INITIAL_DIAL)).toBe('?lang=en&level=1')
  })
})

describe('what a stranger says', () => {
  const schemas: [string, v.GenericSchema][] = [
    ['talk', TalkSchema],
    ['screen', ScreenTalkSchema],
    ['report', RaceReportSchema],
  ]

  it.each(schemas)('is dropped as %s unless it is well-formed', (_name, schema) => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"kind":"ping"}',
      '{"kind":"ping","askedMs":"1"}',
      '{"kind":"pong","askedMs":1e999,"remoteMs":1}',
      '{"kind":"dial","cause":"path","level":4,"revision":1}',
      '{"kind":"dial","cause":"toString","level":1,"revision":1}',
      '{"kind":"dial","cause":"path","level":1.5,"revision":-1}',
      '{"kind":"positions","leader":-1,"runners":[0,0,0,0]}',
      '{"kind":"positions","leader":1,"runners":[0,0,0]}',
      '{"kind":"positions","leader":1,"runners":[0,0,0,0,0]}',
      '{"kind":"figures","dial":{"cause":"path","level":1},"windowMs":1,"runners":[],"path":null}',
      '{"__proto__":{"kind":"ping"}}',
    ])
      expect(parseText(schema, text)).toBeNull()
  })

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const [, schema] of schemas)
        parseText(schema, text)
    }), { numRuns: 5_000, seed: 11 })
  })
})

describe('the track', () => {
  const track = createTrack(600, 320, 4)

  it('keeps the same distance side by side in all lanes, and every lane within its box', () => {
    for (let distance = 0; distance < 1; distance += 0.01) {
      const points = track.radii.map(radius => pointOf(track, radius, distance))
      for (const { x, y } of points) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(600)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(320)
      }
      // On a line across the track: what lies between them is the lanes' width.
      const [outer, inner] = [points[0]!, points[3]!]
      expect(Math.hypot(outer.x - inner.x, outer.y - inner.y)).toBeCloseTo(track.radii[0]! - track.radii[3]!)
    }
  })

  it('is run without a jump, lap after lap', () => {
    let last = pointOf(track, track.radii[0]!, 0)
    for (let distance = 0; distance < 3; distance += 0.001) {
      const point = pointOf(track, track.radii[0]!, distance)
      expect(Math.hypot(point.x - last.x, point.y - last.y)).toBeLessThan(3)
      last = point
    }
    expect(pointOf(track, 100, 0.25)).toEqual(pointOf(track, 100, 4.25))
  })

  it('draws what lies between a runner and the leader, at most a lap', () => {
    expect(stretchOf(track, 100, 1, 1.1)[0]).toEqual(pointOf(track, 100, 1))
    expect(stretchOf(track, 100, 0, 50).length).toBeLessThan(90)
    expect(lanePath(track, 100)).toMatch(/^M.*Z$/)
  })
})

it('every runner has a lane, and nothing else has', () => {
  expect(RACE_CHANNELS.map(laneOf)).toEqual([0, 1, 2, 3])
  expect(laneOf('chat')).toBe(-1)
})

it('ages and parts are said with their units', () => {
  expect([null, 0, 34.4, 999.6, 1_240, 12_400].map(formatAge)).toEqual([
    '–',
    '0 ms',
    '34 ms',
    '1.0 s',
    '1.2 s',
    '12 s',
  ])
  expect([null, 0, 0.149].map(formatPart)).toEqual(['–', '0 %', '15 %'])
})

it('a lap takes as long as is said', () => {
  expect(distanceAt(LAP_MS)).toBe(1)
})
