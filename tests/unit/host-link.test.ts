import type { ClientFrame } from '../../room/protocol.ts'
import type { TextChannel } from '../../rtc/channel.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HostLink } from '../../room/host-link.ts'

const HELLO = { t: 'ping' } as ClientFrame
const PONG = '{"t":"pong"}'

const close = vi.fn<() => void>()
let channel: TextChannel
let link: HostLink

beforeEach(async () => {
  vi.useFakeTimers()
  close.mockClear()
  channel = {
    onmessage: null,
    onclose: null,
    isOpen: true,
    send: () => true,
    path: async () => null,
    close,
  }
  link = new HostLink({
    transport: {
      onsuspect: null,
      connect: async () => channel,
      close: () => {},
    },
    hello: () => HELLO,
    onframe: () => {},
    onstatus: () => {},
  })
  link.start()
  await vi.advanceTimersByTimeAsync(0)
  channel.onmessage?.(PONG)
})

afterEach(() => {
  link.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('hangs up on a host that does not answer', async () => {
  link.wake()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(close).toHaveBeenCalled()
})

it('hears what came while the page stood still before it hangs up', async () => {
  link.wake()
  // The page stands still: its clock goes on, its timers do not.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(close).not.toHaveBeenCalled()
  channel.onmessage?.(PONG)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(close).not.toHaveBeenCalled()
})
