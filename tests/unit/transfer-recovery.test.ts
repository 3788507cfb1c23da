import { describe, expect, it } from 'vitest'
import { acceptFirst, createPair, fileOf, hasEnded, hasMoved, isDone, MIB, openEnd, random, sha256, until } from '../support/file-pair.ts'
import { localChannels, localDevice } from '../support/files.ts'

describe('files between two ends, when something breaks,', () => {
  it('go on from the last acknowledged byte after the connection was lost, twice', async () => {
    const { sender, receiver, store, connect } = createPair()
    // What has arrived when the connection is lost is not all written when it is back.
    store.isSlow = true
    const bytes = random(32 * MIB)
    let channels = connect()
    sender.offer([
      fileOf(bytes.slice(0, 100)),
      fileOf(bytes),
    ])
    await acceptFirst(receiver)
    for (const share of [0.25, 0.6]) {
      await until(sender, hasMoved(share * bytes.byteLength))
      channels.close()
      expect(sender.transfers[0]).toMatchObject({ phase: 'agreed', isConnected: false })
      channels = connect()
    }
    const sent = await until(sender, isDone)
    expect(sent.resumes).toBe(2)
    expect(sent.againBytes).toBe(0)
    expect(sent.movedBytes).toBeLessThan(sent.totalBytes + 2 * 17 * MIB)
    expect(store.files.map(sha256)).toEqual([
      sha256(bytes.slice(0, 100)),
      sha256(bytes),
    ])
  })

  it('go on where they were after the receiver was reloaded, if it has kept what it had', async () => {
    const { sender, receiver, store, connect } = createPair()
    const bytes = random(32 * MIB)
    const channels = connect()
    sender.offer([
      fileOf(bytes),
    ])
    await acceptFirst(receiver)
    await until(sender, hasMoved(10 * MIB))
    const { key } = await until(receiver, hasMoved(10 * MIB))
    channels.close()
    await receiver.close()

    const keptBytes = store.files[0]?.byteLength ?? 0
    const recalled: string[] = []
    const reloaded = openEnd({
      ...localDevice(store),
      async recall(asked) {
        recalled.push(asked)
        return {
          plan: { kind: 'memory' },
          place: { file: 0, offset: keptBytes },
          complete: [],
        }
      },
    })
    const next = localChannels()
    sender.attach(next[0])
    reloaded.attach(next[1])
    const sent = await until(sender, isDone)
    const received = await until(reloaded, isDone)
    expect(recalled).toEqual([key])
    expect(sent.againBytes).toBe(0)
    expect(received.movedBytes).toBe(bytes.byteLength - keptBytes)
    expect(received.files[0]?.sha256).toBe(sha256(bytes))
  })

  it('end when the sender was reloaded, and knows of them no more', async () => {
    const { sender, receiver, connect } = createPair()
    connect().close()
    const channels = connect()
    sender.offer([
      fileOf(random(30 * MIB)),
    ])
    await acceptFirst(receiver)
    await until(receiver, hasMoved(1))
    channels.close()
    const reloaded = openEnd(localDevice())
    const next = localChannels()
    reloaded.attach(next[0])
    receiver.attach(next[1])
    expect((await until(receiver, hasEnded)).end).toEqual({ reason: 'sender-gone', by: 'there' })
  })

  it('that cannot be written end with the reason at both ends', async () => {
    for (const [name, reason] of [
      ['QuotaExceededError', 'storage-full'],
      ['NotAllowedError', 'save-refused'],
      ['InvalidStateError', 'save-failed'],
    ] as const) {
      const { sender, receiver, store, connect } = createPair()
      connect()
      sender.offer([
        fileOf(random(8 * MIB)),
      ])
      await acceptFirst(receiver)
      await until(receiver, hasMoved(1))
      store.failure = new DOMException('', name)
      expect((await until(receiver, hasEnded)).end).toEqual({ reason, by: 'here' })
      expect((await until(sender, hasEnded)).end).toEqual({ reason, by: 'there' })
    }
  })

  it('that cannot be read any more end with the reason at both ends', async () => {
    const { sender, receiver, connect } = createPair()
    connect()
    const content = new Blob([
      random(8 * MIB),
    ])
    content.slice = () => {
      throw new DOMException('', 'NotReadableError')
    }
    sender.offer([
      { name: 'gone', folders: [], content },
    ])
    await acceptFirst(receiver)
    expect((await until(sender, hasEnded)).end).toEqual({ reason: 'unreadable', by: 'here' })
    expect((await until(receiver, hasEnded)).end).toEqual({ reason: 'unreadable', by: 'there' })
  })
})
