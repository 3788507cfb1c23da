import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../room/protocol.ts'
import { openRoom } from '../support/room.ts'

async function enterRaw(): Promise<{ room: Awaited<ReturnType<typeof openRoom>>, send: (text: string) => boolean, received: string[], isOpen: () => boolean }> {
  const room = await openRoom({
    limits: { framesPerSecond: 10, frameBurst: 20, maxDroppedFrames: 50 },
  })
  const channel = await room.memory.createClient().connect(new AbortController().signal)
  const received: string[] = []
  channel.onmessage = text => received.push(text)
  return {
    room,
    send: text => channel.send(text),
    received,
    isOpen: () => channel.isOpen,
  }
}

describe('a hostile client', () => {
  it('cannot break the room with any text', async () => {
    const room = await openRoom({
      limits: { framesPerSecond: 1e9, frameBurst: 1e9, maxDroppedFrames: 1e9 },
    })
    const channel = await room.memory.createClient().connect(new AbortController().signal)
    const before = room.host.state
    const almostFrame = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({
        t: fc.constantFrom('hello', 'command', 'signal', 'ping', '__proto__'),
        command: fc.anything(),
        n: fc.anything(),
        to: fc.anything(),
        signal: fc.anything(),
      }).map(frame => stringify(frame)),
    )
    fc.assert(fc.property(almostFrame, text => channel.send(text)), { numRuns: 2_000 })
    await vi.waitFor(() => expect(room.host.statistics.droppedFrames).toBeGreaterThan(1_000))
    expect(room.host.state).toBe(before)
    await room.close()
  })

  it('is refused when it speaks another version', async () => {
    const { room, send, received } = await enterRaw()
    send(JSON.stringify({
      t: 'hello',
      version: PROTOCOL_VERSION + 1,
      token: 'x'.repeat(20),
      role: 'participant',
      device: { isSecure: false },
    }))
    await vi.waitFor(() => expect(received).toEqual([
      JSON.stringify({ t: 'refused', reason: 'wrong-version' }),
    ]))
    await room.close()
  })

  it('is cut off when it floods', async () => {
    const { room, send, received, isOpen } = await enterRaw()
    for (let i = 0; i < 100; i++)
      send('{}')
    await vi.waitFor(() => expect(received).toContain(JSON.stringify({ t: 'refused', reason: 'flooding' })))
    await vi.waitFor(() => expect(isOpen()).toBe(false))
    await room.close()
  })

  it('cannot put control or direction-changing characters into a name', async () => {
    const room = await openRoom()
    const eve = room.enter('eve')
    await vi.waitFor(() => expect(eve.status).toBe('open'))
    await eve.command({ type: 'join', name: '\u202Eadmin\u0000 <b>x</b>' })
    await vi.waitFor(() => expect(Object.values(room.host.state.participants)[0]?.name).toBe('admin <b>x</b>'))
    await room.close()
  })
})

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, part: unknown) => typeof part === 'bigint'
      ? String(part)
      : part) ?? ''
  }
  catch {
    return ''
  }
}
