import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeChunk, toHex } from '../../rtc/transfer/chunk.ts'
import { BLOCK_BYTES, BLOCKS_HASHED_AHEAD } from '../../rtc/transfer/limits.ts'
import { START } from '../../rtc/transfer/place.ts'
import { Reading } from '../../rtc/transfer/reading.ts'

const OFFER = 7

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file whose stream gives pieces of this length, as browsers give them of any. */
function inPieces(bytes: Uint8Array<ArrayBuffer>, pieceBytes: number): Blob {
  const blob = new Blob([bytes])
  blob.slice = start => Object.assign(new Blob(), {
    stream: () => new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let at = start ?? 0; at < bytes.byteLength; at += pieceBytes)
          controller.enqueue(bytes.slice(at, at + pieceBytes))
        controller.close()
      },
    }),
  })
  return blob
}

/** All chunks from here on. */
async function readAll(reading: Reading): Promise<{ file: number, offset: number, payload: Uint8Array }[]> {
  const chunks = []
  for (let block = await reading.next(); block; block = await reading.next()) {
    let position = 0
    for (const length of block.lengths) {
      const chunk = decodeChunk(block.buffer.slice(position, position + length))
      expect(chunk?.offer).toBe(OFFER)
      chunks.push(chunk!)
      position += length
    }
    expect(position).toBe(block.buffer.byteLength)
  }
  return chunks
}

describe('reading files', () => {
  it.each([
    1_000,
    65_536,
    100_003,
    5 * BLOCK_BYTES,
  ])('cuts them into chunks and ends each with its hash, when %i bytes come at a time', async (pieceBytes) => {
    const contents = [
      3 * BLOCK_BYTES + 12_345,
      0,
      1,
      BLOCK_BYTES,
      2 * 40_000,
    ].map(size => new Uint8Array(randomBytes(size)))
    const reading = new Reading({
      offer: OFFER,
      files: contents.map(content => inPieces(content, pieceBytes)),
    })
    reading.seek(START, 40_000)
    const chunks = await readAll(reading)
    for (const [file, content] of contents.entries()) {
      const own = chunks.filter(chunk => chunk.file === file)
      const digest = own.at(-1)
      expect(toHex(digest!.payload)).toBe(sha256(content))
      expect(digest!.offset).toBe(content.byteLength)
      const read = new Uint8Array(content.byteLength)
      for (const { offset, payload } of own.slice(0, -1)) {
        expect(payload.byteLength).toBeLessThanOrEqual(40_000)
        read.set(payload, offset)
      }
      expect(sha256(read)).toBe(sha256(content))
    }
  })

  it('hashes once what it reads again, wherever it is sent back to', async () => {
    const content = new Uint8Array(randomBytes(4 * BLOCK_BYTES + 77))
    const reading = new Reading({
      offer: OFFER,
      files: [
        inPieces(content, 70_000),
      ],
    })
    reading.seek(START, 65_536)
    await reading.next()
    await reading.next()
    reading.seek({ file: 0, offset: 123_456 }, 65_536)
    const interrupted = reading.next()
    reading.seek({ file: 0, offset: 700_001 }, 30_000)
    expect(await interrupted).toBeNull()
    const chunks = await readAll(reading)
    expect(chunks[0]?.offset).toBe(700_001)
    expect(toHex(chunks.at(-1)!.payload)).toBe(sha256(content))
  })

  it.each([0, 1, 2, 3, 5, 8, 20, 50, 200])('hashes ahead, and each byte once, until a place is wanted after %i turns', async (turns) => {
    const contents = [
      2 * BLOCK_BYTES + 77,
      0,
      BLOCK_BYTES,
      5,
    ].map(size => new Uint8Array(randomBytes(size)))
    const reading = new Reading({
      offer: OFFER,
      files: contents.map(content => inPieces(content, 70_000)),
    })
    const ahead = reading.hashAhead()
    for (let turn = 0; turn < turns; turn++)
      await new Promise(resolve => setImmediate(resolve))
    reading.seek(START, 65_536)
    const chunks = await readAll(reading)
    await ahead
    expect(chunks[0]).toMatchObject({ file: 0, offset: 0 })
    for (const [file, content] of contents.entries())
      expect(toHex(chunks.findLast(chunk => chunk.file === file)!.payload)).toBe(sha256(content))
  })

  it('has hashed what nobody has asked for yet', async () => {
    const before = new Uint8Array(randomBytes(BLOCK_BYTES + 7))
    const file = inPieces(before, 70_000)
    const reading = new Reading({
      offer: OFFER,
      files: [file],
    })
    await reading.hashAhead()
    // What is read now is another file, as the hash of before tells.
    file.slice = inPieces(new Uint8Array(before.byteLength), 70_000).slice
    reading.seek(START, 65_536)
    const chunks = await readAll(reading)
    expect(chunks[0]?.payload.every(byte => byte === 0)).toBe(true)
    expect(toHex(chunks.at(-1)!.payload)).toBe(sha256(before))
  })

  it('hashes so much ahead and no more of what may be declined', async () => {
    const piece = new Uint8Array(4 * BLOCK_BYTES)
    let givenBytes = 0
    const file = new Blob()
    Object.defineProperty(file, 'size', { value: 2 ** 40 })
    file.slice = () => Object.assign(new Blob(), {
      stream: () => new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          givenBytes += piece.byteLength
          controller.enqueue(piece.slice())
        },
      }),
    })
    await new Reading({
      offer: OFFER,
      files: [file],
    }).hashAhead()
    const limitBytes = BLOCKS_HASHED_AHEAD * BLOCK_BYTES
    expect(givenBytes).toBeGreaterThanOrEqual(limitBytes)
    expect(givenBytes).toBeLessThanOrEqual(limitBytes + 2 * piece.byteLength)
  })

  it('fails when a file has become shorter', async () => {
    const content = new Uint8Array(randomBytes(1_000))
    const file = inPieces(content.slice(0, 400), 300)
    Object.defineProperty(file, 'size', { value: 1_000 })
    const reading = new Reading({
      offer: OFFER,
      files: [file],
    })
    reading.seek(START, 65_536)
    await expect(reading.next()).rejects.toThrow('The file has changed')
  })
})
