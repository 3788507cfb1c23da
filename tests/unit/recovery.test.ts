import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Recovery } from '../../rtc/recovery.ts'

interface Case {
  isPolite: boolean
  connectionState?: RTCPeerConnectionState
  signalingState?: RTCSignalingState
  /** Whether the other end has described itself. @default true */
  isHeard?: boolean
  isReachable?: boolean
}

function setUp({ isPolite, connectionState = 'failed', signalingState = 'stable', isHeard = true, isReachable = true }: Case) {
  const asked: boolean[] = []
  const restart = vi.fn<() => void>()
  const startAnew = vi.fn<() => void>()
  const recovery = new Recovery({
    isPolite,
    connection: () => ({
      connectionState,
      signalingState,
      remoteDescription: isHeard
        ? { type: 'offer', sdp: '' }
        : null,
    }) as RTCPeerConnection,
    ask(restart) {
      asked.push(restart)
      return isReachable
    },
    restart,
    startAnew,
  })
  return {
    recovery,
    asked,
    restart,
    startAnew,
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('the impolite end restarts, the polite one asks it to', () => {
  const impolite = setUp({ isPolite: false })
  impolite.recovery.attempt()
  expect(impolite.restart).toHaveBeenCalledOnce()
  expect(impolite.asked).toEqual([])
  const polite = setUp({ isPolite: true })
  polite.recovery.attempt()
  expect(polite.restart).not.toHaveBeenCalled()
  expect(polite.asked).toEqual([true])
})

it('a negotiation that is under way is not disturbed', () => {
  const impolite = setUp({ isPolite: false, connectionState: 'connecting' })
  impolite.recovery.attempt()
  expect(impolite.restart).not.toHaveBeenCalled()
  const polite = setUp({ isPolite: true, connectionState: 'connecting' })
  polite.recovery.attempt()
  expect(polite.asked).toEqual([false])
})

it('an end that has said nothing yet is told of this one before the offer comes again', () => {
  const { recovery, asked, restart } = setUp({
    isPolite: false,
    connectionState: 'new',
    signalingState: 'have-local-offer',
    isHeard: false,
  })
  recovery.attempt()
  expect(asked).toEqual([false])
  expect(restart).toHaveBeenCalledOnce()
})

it('it tries again and again until the connection stands, with a whole interval after each word to the other end', () => {
  const { recovery, restart } = setUp({ isPolite: false })
  recovery.start()
  recovery.start()
  vi.advanceTimersByTime(6_000)
  expect(restart).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(2_000)
  recovery.wait()
  vi.advanceTimersByTime(2_999)
  expect(restart).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1)
  expect(restart).toHaveBeenCalledTimes(3)
  recovery.stop()
  recovery.wait()
  vi.advanceTimersByTime(60_000)
  expect(restart).toHaveBeenCalledTimes(3)
})

it('a polite end that asked in vain five times makes a new connection; success in between counts', () => {
  const { recovery, startAnew } = setUp({ isPolite: true })
  const attempt = (times: number): void => Array.from({ length: times }).forEach(() => recovery.attempt())
  attempt(4)
  recovery.stop()
  attempt(4)
  expect(startAnew).not.toHaveBeenCalled()
  attempt(1)
  expect(startAnew).toHaveBeenCalledOnce()
})

it.each<[string, Case]>([
  [
    'is only disconnected, and may heal',
    { isPolite: true, connectionState: 'disconnected' },
  ],
  [
    'waits for a first offer',
    { isPolite: true, isHeard: false },
  ],
  [
    'cannot reach the other end to ask',
    { isPolite: true, isReachable: false },
  ],
  [
    'is not this end’s to replace',
    { isPolite: false },
  ],
])('a connection that %s is kept', (_, options) => {
  const { recovery, startAnew } = setUp(options)
  for (let times = 0; times < 20; times++)
    recovery.attempt()
  expect(startAnew).not.toHaveBeenCalled()
})
