import { describe, expect, it } from 'vitest'
import { acceptFirst, createPair, fileOf, isAsked, isDone, MIB, random, until } from '../support/file-pair.ts'

describe('several offers', () => {
  it('go one after the other, the second says so at both ends, and goes ahead while the first rests', async () => {
    const { sender, receiver, connect } = createPair()
    connect()
    for (const name of ['first.bin', 'second.bin']) {
      sender.offer([
        fileOf(random(32 * MIB), name),
      ])
    }
    await acceptFirst(receiver)
    receiver.accept((await until(receiver, isAsked, 1)).key, { kind: 'memory' })
    for (const end of [sender, receiver]) {
      expect((await until(end, ({ isQueued }) => isQueued, 1)).doneBytes).toBe(0)
      expect(end.transfers[0]).toMatchObject({ phase: 'agreed', isQueued: false })
    }

    const [first] = receiver.transfers
    receiver.pause(first?.key ?? '', true)
    for (const end of [sender, receiver]) {
      await until(end, ({ isQueued, doneBytes }) => !isQueued && doneBytes > 0, 1)
      expect(end.transfers[0]).toMatchObject({ phase: 'agreed', isQueued: false })
    }
    receiver.pause(first?.key ?? '', false)
    await until(sender, ({ isQueued }) => isQueued, 1)
    for (const index of [0, 1])
      await until(sender, isDone, index)
  })

  it('of the two ends do not wait for each other', async () => {
    const { sender, receiver, connect } = createPair()
    connect()
    for (const end of [sender, receiver]) {
      end.offer([
        fileOf(random(8 * MIB)),
      ])
    }
    const seen = [sender, receiver].map(end => until(end, ({ isQueued }) => isQueued, 1))
    for (const end of [sender, receiver])
      end.accept((await until(end, isAsked, 1)).key, { kind: 'memory' })
    for (const end of [sender, receiver])
      await until(end, isDone, 1)
    expect(await Promise.race([...seen, null])).toBeNull()
  })
})
