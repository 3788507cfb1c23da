import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Bottleneck } from '../../bench/file/bottleneck.ts'

/** With IPv4's and UDP's headers 1,000 bytes: one takes a millisecond. */
const DATAGRAM = new Uint8Array(972)
const LIMITS = { bitsPerSecond: 8_000_000, delayMs: 20, queueMs: 10 }

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance'],
  })
})

afterEach(() => {
  vi.useRealTimers()
})

function open(): { bottleneck: Bottleneck<Uint8Array>, arrivedMs: number[] } {
  const arrivedMs: number[] = []
  const startMs = performance.now()
  return {
    bottleneck: new Bottleneck(LIMITS, () => arrivedMs.push(performance.now() - startMs)),
    arrivedMs,
  }
}

it('datagrams that come at once leave one by one, and arrive a delay later', () => {
  const { bottleneck, arrivedMs } = open()
  for (let count = 0; count < 5; count++)
    bottleneck.push(DATAGRAM)
  vi.advanceTimersByTime(100)
  expect(arrivedMs.map(Math.round)).toEqual([
    21,
    22,
    23,
    24,
    25,
  ])
})

it('who comes to an idle path waits for nobody', () => {
  const { bottleneck, arrivedMs } = open()
  bottleneck.push(DATAGRAM)
  vi.advanceTimersByTime(50)
  bottleneck.push(DATAGRAM)
  vi.advanceTimersByTime(50)
  expect(arrivedMs.map(Math.round)).toEqual([21, 71])
})

it('a full queue drops what comes, and takes again when it has run down', () => {
  const { bottleneck, arrivedMs } = open()
  for (let count = 0; count < 100; count++)
    bottleneck.push(DATAGRAM)
  vi.advanceTimersByTime(100)
  // One leaves at once, ten wait.
  expect(arrivedMs).toHaveLength(11)
  bottleneck.push(DATAGRAM)
  vi.advanceTimersByTime(100)
  expect(arrivedMs).toHaveLength(12)
})

it('what is on its way when the path is closed does not arrive', () => {
  const { bottleneck, arrivedMs } = open()
  bottleneck.push(DATAGRAM)
  bottleneck.clear()
  vi.advanceTimersByTime(100)
  expect(arrivedMs).toEqual([])
})
