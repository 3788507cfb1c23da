import type { Store } from '../../rtc/transfer/stores/store.ts'
import type { WritingPort, WritingReply } from '../../rtc/transfer/writing-service.ts'
import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { WRITE_BYTES } from '../../rtc/transfer/limits.ts'
import { START } from '../../rtc/transfer/place.ts'
import { localPort } from '../../rtc/transfer/port.ts'
import { createWritingService } from '../../rtc/transfer/writing-service.ts'

const CHUNK = 60_000

/** A store that notes each write. */
function notingStore(): Store & { readonly writes: { bytes: Uint8Array, offset: number }[] } {
  const writes: { bytes: Uint8Array, offset: number }[] = []
  return {
    writes,
    open: async () => ({
      read: () => 0,
      async write(bytes, offset) {
        await new Promise(resolve => setImmediate(resolve))
        // The writer may use the bytes again afterwards.
        writes.push({
          bytes: bytes.slice(),
          offset,
        })
      },
      close: async () => null,
      abandon: async () => {},
    }),
  }
}

function openWriting(store: Store): { port: WritingPort, replies: WritingReply[] } {
  const replies: WritingReply[] = []
  const port = localPort(createWritingService(() => store))
  port.onmessage = reply => replies.push(reply)
  port.post({
    kind: 'start',
    plan: { kind: 'memory' },
    entries: [],
    place: START,
  })
  return { port, replies }
}

describe('writing files', () => {
  it('gathers chunks into few writes, in order and complete', async () => {
    const store = notingStore()
    const { port, replies } = openWriting(store)
    const content = randomBytes(2.5 * WRITE_BYTES)
    for (let at = 0; at < content.byteLength; at += CHUNK) {
      port.post({
        kind: 'write',
        bytes: new Uint8Array(content.subarray(at, at + CHUNK)),
      })
    }
    port.post({
      kind: 'finish',
      digest: new Uint8Array(createHash('sha256').update(content).digest()),
    })
    await vi.waitFor(() => expect(replies.at(-1)).toEqual({
      kind: 'written',
      place: { file: 1, offset: 0 },
    }))
    expect(store.writes.map(({ offset }) => offset)).toEqual([0, WRITE_BYTES, 2 * WRITE_BYTES])
    const written = new Uint8Array(content.byteLength)
    for (const { bytes, offset } of store.writes)
      written.set(bytes, offset)
    expect(content.equals(written)).toBe(true)
  })

  it('writes what has come although nothing follows', async () => {
    const store = notingStore()
    const { port, replies } = openWriting(store)
    port.post({
      kind: 'write',
      bytes: new Uint8Array(randomBytes(CHUNK)),
    })
    await vi.waitFor(() => expect(replies).toEqual([
      {
        kind: 'written',
        place: { file: 0, offset: CHUNK },
      },
    ]))
    port.post({
      kind: 'write',
      bytes: new Uint8Array(randomBytes(CHUNK)),
    })
    await vi.waitFor(() => expect(replies.at(-1)).toEqual({
      kind: 'written',
      place: { file: 0, offset: 2 * CHUNK },
    }))
  })

  it('writes nothing more when it is abandoned', async () => {
    const store = notingStore()
    const { port, replies } = openWriting(store)
    port.post({
      kind: 'write',
      bytes: new Uint8Array(randomBytes(CHUNK)),
    })
    port.post({ kind: 'abandon' })
    await vi.waitFor(() => expect(replies).toEqual([
      { kind: 'abandoned' },
    ]))
    expect(store.writes).toEqual([])
  })
})
