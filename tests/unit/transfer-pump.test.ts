import type { PumpChannel } from '../../rtc/transfer/pump.ts'
import { describe, expect, it, vi } from 'vitest'
import { BUFFER_HIGH_BYTES, CHUNK_BYTES } from '../../rtc/transfer/limits.ts'
import { pump } from '../../rtc/transfer/pump.ts'
import { localChannelPair } from '../support/files.ts'

const CHUNKS = 20

function openPair(): [PumpChannel, EventTarget] {
  const [channel, other] = localChannelPair()
  return [channel as unknown as PumpChannel, other]
}

describe('filling a channel', () => {
  it('asks for the next chunk when little of the last is left, so that other channels need not wait for many', async () => {
    const [channel, other] = openPair()
    const waiting: number[] = []
    let arrived = 0
    other.addEventListener('message', () => arrived += 1)
    let left = CHUNKS
    const fill = pump(channel, () => {
      waiting.push(channel.bufferedAmount)
      return left-- > 0
        ? new Uint8Array(CHUNK_BYTES)
        : null
    }, new AbortController().signal)
    fill()
    await vi.waitFor(() => expect(arrived).toBe(CHUNKS))
    expect(Math.max(...waiting)).toBe(0)
    expect(BUFFER_HIGH_BYTES).toBeLessThanOrEqual(CHUNK_BYTES)
  })

  it('sends small messages until they make up as much', async () => {
    const [channel] = openPair()
    let left = CHUNKS
    pump(channel, () => left-- > 0
      ? new Uint8Array(BUFFER_HIGH_BYTES / 4)
      : null, new AbortController().signal)()
    expect(channel.bufferedAmount).toBe(BUFFER_HIGH_BYTES)
    await vi.waitFor(() => expect(left).toBeLessThan(0))
  })

  it('sends nothing more when it is ended', () => {
    const [channel] = openPair()
    const end = new AbortController()
    const fill = pump(channel, () => new Uint8Array(CHUNK_BYTES), end.signal)
    end.abort()
    fill()
    expect(channel.bufferedAmount).toBe(0)
  })
})
