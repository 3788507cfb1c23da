import { describe, expect, it, vi } from 'vitest'
import { localPort } from '../../rtc/transfer/port.ts'
import { reading } from '../../rtc/transfer/reading-service.ts'
import { acceptFirst, createPair, fileOf, hasEnded, hasMoved, isAsked, isDone, MIB, movedBytes, random, sha256, until } from '../support/file-pair.ts'

describe('files between two ends', () => {
  it.each([262_144, 16_384])('arrive byte for byte, with the same SHA-256 at both ends, where a message takes %i bytes', async (maxMessageSizeBytes) => {
    const { sender, receiver, store, connect } = createPair()
    const contents = [
      random(3 * MIB + 17),
      random(0),
      random(1),
      random(MIB),
      random(65_536),
    ]
    connect(maxMessageSizeBytes)
    sender.offer(contents.map((bytes, index) => fileOf(bytes, `${index}.bin`, ['folder'])))
    await acceptFirst(receiver)
    const sent = await until(sender, isDone)
    const received = await until(receiver, isDone)
    expect(store.files.map(sha256)).toEqual(contents.map(sha256))
    expect(received.files.map(file => file.sha256)).toEqual(contents.map(sha256))
    expect(sent.files.map(file => file.sha256)).toEqual(contents.map(sha256))
    expect(received.files.map(({ folders, name }) => [...folders, name].join('/'))).toEqual(contents.map((_, index) => `folder/${index}.bin`))
    expect(sent.movedBytes).toBe(sent.totalBytes)
  })

  it('are not sent before the other end has agreed, and not at all when it declines', async () => {
    const { sender, receiver, store, connect } = createPair()
    connect()
    sender.offer([
      fileOf(random(MIB)),
    ])
    const { key } = await until(receiver, isAsked)
    receiver.decline(key)
    const sent = await until(sender, hasEnded)
    expect(sent.end).toEqual({ reason: 'declined', by: 'there' })
    expect(sent.movedBytes).toBe(0)
    expect(store.files).toEqual([])
  })

  it('are got ready while the other end is asked, and left when it declines', async () => {
    const port = {
      onmessage: null,
      post: vi.fn(),
      close: vi.fn(),
    }
    const { receiver, connect, sender } = createPair({
      createReadingPort: () => port,
    })
    connect()
    sender.offer([
      fileOf(random(MIB)),
    ])
    const { key } = await until(receiver, isAsked)
    expect(port.post).toHaveBeenCalledOnce()
    expect(port.post).toHaveBeenCalledWith(expect.objectContaining({ kind: 'start' }))
    receiver.decline(key)
    await until(sender, hasEnded)
    expect(port.close).toHaveBeenCalledOnce()
  })

  it('are refused without asking when they are more than the receiver takes', async () => {
    const { sender, receiver, connect } = createPair({
      assess: async () => 'too-large',
    })
    connect()
    sender.offer([
      fileOf(random(10)),
    ])
    const sent = await until(sender, hasEnded)
    expect(sent.end).toEqual({ reason: 'too-large', by: 'there' })
    expect((await until(receiver, hasEnded)).end).toEqual({ reason: 'too-large', by: 'here' })
    expect(sent.movedBytes).toBe(0)
  })

  it('rest while either end has paused', async () => {
    const { sender, receiver, store, connect } = createPair()
    connect()
    const bytes = random(32 * MIB)
    sender.offer([
      fileOf(bytes),
    ])
    await acceptFirst(receiver)
    for (const [pausing, other, atBytes] of [
      [sender, receiver, 4 * MIB],
      [receiver, sender, 12 * MIB],
    ] as const) {
      const { key } = await until(pausing, hasMoved(atBytes))
      pausing.pause(key, true)
      await until(other, ({ isPausedThere }) => isPausedThere)
      const sentBytes = movedBytes(sender)
      // What was on its way arrives, and nothing after it.
      await until(receiver, hasMoved(sentBytes))
      expect(movedBytes(sender)).toBe(sentBytes)
      expect(sentBytes).toBeLessThan(bytes.byteLength)
      pausing.pause(key, false)
    }
    await until(sender, isDone)
    expect(sha256(store.files[0] ?? new Uint8Array())).toBe(sha256(bytes))
  })

  it.each(['sender', 'receiver'] as const)('end at both ends when the %s cancels', async (who) => {
    const pair = createPair()
    pair.connect()
    pair.sender.offer([
      fileOf(random(20 * MIB)),
    ])
    await acceptFirst(pair.receiver)
    const ends = who === 'sender'
      ? [pair.sender, pair.receiver] as const
      : [pair.receiver, pair.sender] as const
    const { key } = await until(ends[0], hasMoved(MIB))
    ends[0].fail(key, 'cancelled')
    expect((await until(ends[0], hasEnded)).end).toEqual({ reason: 'cancelled', by: 'here' })
    expect((await until(ends[1], hasEnded)).end).toEqual({ reason: 'cancelled', by: 'there' })
    // The next one is not disturbed by what was still on its way.
    for (const end of ends)
      end.forget(end.transfers[0]?.key ?? '')
    pair.sender.offer([
      fileOf(random(MIB), 'next.bin'),
    ])
    await acceptFirst(pair.receiver)
    await until(pair.sender, isDone)
  })

  it('go both ways at once', async () => {
    const { sender, receiver, connect } = createPair()
    connect()
    sender.offer([
      fileOf(random(6 * MIB)),
    ])
    receiver.offer([
      fileOf(random(6 * MIB)),
    ])
    for (const end of [sender, receiver]) {
      const { key } = await until(end, isAsked, 1)
      end.accept(key, { kind: 'memory' })
    }
    for (const end of [sender, receiver]) {
      await Promise.all([
        until(end, isDone, 0),
        until(end, isDone, 1),
      ])
    }
  })

  it('wait for a connection that is not there yet', async () => {
    const { sender, receiver, connect } = createPair()
    sender.offer([
      fileOf(random(100)),
    ])
    expect(sender.transfers[0]).toMatchObject({ phase: 'asked', isConnected: false })
    connect()
    await acceptFirst(receiver)
    await until(sender, isDone)
  })

  it('are not asked about when the sender takes them back', async () => {
    const { sender, receiver, connect } = createPair()
    connect()
    sender.offer([
      fileOf(random(100)),
    ])
    await until(receiver, isAsked)
    sender.fail(sender.transfers[0]?.key ?? '', 'cancelled')
    await vi.waitFor(() => expect(receiver.transfers).toEqual([]))
  })
})

describe('reading', () => {
  it('begins where it is sent, though another place is being read at the moment', async () => {
    const bytes = random(4 * MIB)
    const blocks: { generation: number, place: { file: number, offset: number } | undefined }[] = []
    const port = localPort(reading)
    port.onmessage = (reply) => {
      if (reply.kind === 'block')
        blocks.push({ generation: reply.generation, place: reply.block?.start })
    }
    port.post({
      kind: 'start',
      options: {
        offer: 1,
        files: [
          new Blob([bytes]),
        ],
      },
    })
    port.post({
      kind: 'seek',
      place: { file: 0, offset: 0 },
      chunkBytes: 65_536,
      generation: 1,
    })
    port.post({ kind: 'read', generation: 1 })
    // The read has begun, and its bytes are not there yet.
    await Promise.resolve()
    port.post({
      kind: 'seek',
      place: { file: 0, offset: MIB },
      chunkBytes: 65_536,
      generation: 2,
    })
    port.post({ kind: 'read', generation: 2 })
    port.post({ kind: 'read', generation: 2 })
    await vi.waitFor(() => expect(blocks).toEqual([
      {
        generation: 2,
        place: { file: 0, offset: MIB },
      },
      {
        generation: 2,
        place: { file: 0, offset: 2 * MIB },
      },
    ]))
  })
})
