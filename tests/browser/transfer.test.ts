import type { OutgoingFile } from '../../rtc/transfer/outgoing.ts'
import type { StorePlan } from '../../rtc/transfer/stores/store.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { openDataChannel } from '../../rtc/data-channels.ts'
import { toHex } from '../../rtc/transfer/chunk.ts'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { ReceivingStorage } from '../../rtc/transfer/receiving-storage.ts'
import { receivedFolder } from '../../rtc/transfer/stores/private-folder.ts'
import { startReading, startWriting } from '../../rtc/transfer/workers.ts'

const MIB = 1024 * 1024
const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed())
    await close()
})

function createEnd(scope = crypto.randomUUID()): { endpoint: FileEndpoint, storage: ReceivingStorage } {
  const storage = new ReceivingStorage({
    scope,
    limitBytes: () => null,
  })
  const endpoint = new FileEndpoint({
    createReadingPort: startReading,
    createWritingPort: startWriting,
    assess: storage.assess,
    recall: storage.recall,
    discard: storage.discard,
  })
  closing.push(() => storage.leave(), () => endpoint.close())
  return { endpoint, storage }
}

/** A real connection between two ends; what is returned closes it at the first. */
async function connect(a: FileEndpoint, b: FileEndpoint): Promise<() => void> {
  const connections = [
    new RTCPeerConnection(),
    new RTCPeerConnection(),
  ] as const
  const [first, second] = connections
  // A candidate may come after the connection is closed.
  first.onicecandidate = ({ candidate }) => void second.addIceCandidate(candidate ?? undefined).catch(() => {})
  second.onicecandidate = ({ candidate }) => void first.addIceCandidate(candidate ?? undefined).catch(() => {})
  const ends = connections.map(connection => ({
    control: openDataChannel(connection, 'file-control'),
    data: openDataChannel(connection, 'file-data'),
    maxMessageSizeBytes: () => connection.sctp?.maxMessageSize ?? 0,
  }))
  if (ends[0] && ends[1]) {
    a.attach(ends[0])
    b.attach(ends[1])
  }
  await first.setLocalDescription()
  await second.setRemoteDescription(first.localDescription ?? { type: 'offer' })
  await second.setLocalDescription()
  await first.setRemoteDescription(second.localDescription ?? { type: 'answer' })
  closing.push(() => second.close())
  return () => first.close()
}

function random(sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes)
  for (let start = 0; start < sizeBytes; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, Math.min(sizeBytes, start + 65_536)))
  return bytes
}

const fileOf = (content: Blob, name = 'file.bin'): OutgoingFile => ({ name, folders: [], content })
const digestOf = async (blob: Blob | null | undefined): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob?.arrayBuffer() ?? new ArrayBuffer())))

function until(endpoint: FileEndpoint, isWanted: (transfer: Transfer) => boolean): Promise<Transfer> {
  return new Promise((resolve) => {
    const look = (): void => {
      const transfer = endpoint.transfers[0]
      if (transfer && isWanted(transfer))
        resolve(transfer)
    }
    const before = endpoint.onchange
    endpoint.onchange = () => {
      before?.()
      look()
    }
    look()
  })
}

const isAsked = ({ phase }: Transfer): boolean => phase === 'asked'
const isOver = ({ phase }: Transfer): boolean => phase === 'done' || phase === 'ended'

async function acceptFirst({ endpoint, storage }: ReturnType<typeof createEnd>, plan?: StorePlan): Promise<string> {
  const { key, files } = await until(endpoint, isAsked)
  endpoint.accept(key, plan ?? await storage.plan(key, files))
  return key
}

describe('files over a real connection', () => {
  it.each(['private', 'memory'] as const)('arrive byte for byte in a store of the kind “%s”', async (kind) => {
    const sender = createEnd()
    const receiver = createEnd()
    await connect(sender.endpoint, receiver.endpoint)
    const contents = [
      random(9 * MIB + 5),
      random(0),
      random(70_000),
    ].map(bytes => new Blob([bytes], { type: 'text/plain' }))
    sender.endpoint.offer(contents.map((content, index) => fileOf(content, `${index}.txt`)))
    await acceptFirst(receiver, kind === 'memory'
      ? { kind }
      : undefined)
    const received = await until(receiver.endpoint, isOver)
    const sent = await until(sender.endpoint, isOver)
    expect([sent.phase, received.phase]).toEqual(['done', 'done'])
    for (const [index, content] of contents.entries()) {
      const digest = await digestOf(content)
      expect(sent.files[index]?.sha256).toBe(digest)
      expect(received.files[index]?.sha256).toBe(digest)
      expect(await digestOf(received.files[index]?.content)).toBe(digest)
      expect(received.files[index]?.content?.type).toBe('text/plain')
    }
  })

  it('go where a person chose, in the folders they came in', async () => {
    const sender = createEnd()
    const receiver = createEnd()
    await connect(sender.endpoint, receiver.endpoint)
    const content = new Blob([
      random(3 * MIB),
    ])
    const root = await navigator.storage.getDirectory()
    const handle = await root.getDirectoryHandle('chosen', { create: true })
    closing.push(() => root.removeEntry('chosen', { recursive: true }))
    sender.endpoint.offer([
      {
        name: 'a.bin',
        folders: ['album', '..'],
        content,
      },
      {
        name: 'b.bin',
        folders: [],
        content: new Blob([]),
      },
    ])
    await acceptFirst(receiver, { kind: 'folder', handle })
    expect(await until(receiver.endpoint, isOver)).toMatchObject({
      phase: 'done',
      files: [
        { content: null },
        { content: null },
      ],
    })
    const album = await (await handle.getDirectoryHandle('album')).getDirectoryHandle('folder')
    expect(await digestOf(await (await album.getFileHandle('a.bin')).getFile())).toBe(await digestOf(content))
    expect((await (await handle.getFileHandle('b.bin')).getFile()).size).toBe(0)
  })

  it('go on over a new connection when the old one is closed, without a byte sent again that was acknowledged', async () => {
    const sender = createEnd()
    const receiver = createEnd()
    const content = new Blob([
      random(48 * MIB),
    ])
    let close = await connect(sender.endpoint, receiver.endpoint)
    sender.endpoint.offer([
      fileOf(content),
    ])
    await acceptFirst(receiver)
    for (const share of [0.2, 0.6]) {
      await until(sender.endpoint, ({ doneBytes }) => doneBytes > share * content.size)
      close()
      // Who closes a connection hears nothing of it.
      sender.endpoint.detach()
      await until(receiver.endpoint, ({ isConnected }) => !isConnected)
      close = await connect(sender.endpoint, receiver.endpoint)
    }
    const sent = await until(sender.endpoint, isOver)
    expect(sent).toMatchObject({ phase: 'done', resumes: 2, againBytes: 0 })
    expect(sent.movedBytes).toBeLessThan(content.size + 2 * 17 * MIB)
    expect(await digestOf(receiver.endpoint.transfers[0]?.files[0]?.content)).toBe(await digestOf(content))
  }, 60_000)

  it('go on where they were when the receiver comes back after a reload', async () => {
    const scope = crypto.randomUUID()
    const sender = createEnd()
    const receiver = createEnd(scope)
    const content = new Blob([
      random(24 * MIB),
    ])
    const close = await connect(sender.endpoint, receiver.endpoint)
    sender.endpoint.offer([
      fileOf(new Blob(['first'])),
      fileOf(content),
    ])
    // As a reload does: the worker ends in the middle of what it does, and nobody says goodbye.
    const workers: { close: () => void }[] = []
    const page = new FileEndpoint({
      createReadingPort: startReading,
      createWritingPort: () => {
        const port = startWriting()
        workers.push(port)
        return port
      },
      recall: receiver.storage.recall,
    })
    receiver.endpoint.detach()
    close()
    sender.endpoint.detach()
    const closeAgain = await connect(sender.endpoint, page)
    await acceptFirst({ endpoint: page, storage: receiver.storage })
    await until(page, ({ doneBytes }) => doneBytes > content.size / 3)
    workers[0]?.close()
    closeAgain()
    sender.endpoint.detach()

    const reloaded = createEnd(scope)
    await connect(sender.endpoint, reloaded.endpoint)
    const sent = await until(sender.endpoint, isOver)
    const received = await until(reloaded.endpoint, isOver)
    expect(sent).toMatchObject({ phase: 'done', againBytes: 0, end: null })
    expect(received.movedBytes).toBeLessThan(content.size * 0.7)
    expect(await Promise.all(received.files.map(file => digestOf(file.content)))).toEqual([await digestOf(new Blob(['first'])), await digestOf(content)])
    expect((await reloaded.storage.listKept()).map(({ place }) => place.file)).toEqual([2])
  }, 60_000)

  it('leave nothing behind when they are cancelled, put away, or the page is left', async () => {
    const sender = createEnd()
    const receiver = createEnd()
    await connect(sender.endpoint, receiver.endpoint)
    const folderNames = async (): Promise<string[]> => Array.fromAsync((await receivedFolder()).keys())
    sender.endpoint.offer([
      fileOf(new Blob([
        random(20 * MIB),
      ])),
    ])
    const key = await acceptFirst(receiver)
    await until(receiver.endpoint, ({ doneBytes }) => doneBytes > MIB)
    expect(await folderNames()).toContain(key)
    sender.endpoint.fail(sender.endpoint.transfers[0]?.key ?? '', 'cancelled')
    await until(receiver.endpoint, isOver)
    await expect.poll(folderNames).not.toContain(key)
  })

  it('say so when they cannot be read any more', async () => {
    const sender = createEnd()
    const receiver = createEnd()
    await connect(sender.endpoint, receiver.endpoint)
    // A file of the private file system that is removed under the sender's hands is one that has gone.
    const root = await navigator.storage.getDirectory()
    const handle = await root.getFileHandle('gone', { create: true })
    const writable = await handle.createWritable()
    await writable.write(random(8 * MIB))
    await writable.close()
    const content = await handle.getFile()
    await root.removeEntry('gone')
    sender.endpoint.offer([
      fileOf(content),
    ])
    await acceptFirst(receiver)
    expect((await until(sender.endpoint, isOver)).end).toEqual({ reason: 'unreadable', by: 'here' })
    expect((await until(receiver.endpoint, isOver)).end).toEqual({ reason: 'unreadable', by: 'there' })
  })
})
