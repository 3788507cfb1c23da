import { createHash } from 'node:crypto'
import process from 'node:process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeChunk, encodeChunk, HEADER_BYTES, toHex } from '../../rtc/transfer/chunk.ts'
import { parseFrame } from '../../rtc/transfer/frames.ts'
import { MAX_OPEN_OFFERS } from '../../rtc/transfer/limits.ts'
import { play, Victim } from '../support/hostile-files.ts'
import { anyBytes, anyFrame, dishonestReceiver, dishonestSender, SESSION } from '../support/hostile-steps.ts'

/** Repeat a run with `FUZZ_SEED=… npx vitest run tests/unit/transfer-hostile.test.ts`. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** A name that leads elsewhere, hides something, or means something to a system. */
const UNSAFE = /^$|^\.|[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]|[. ]$|^(?:con|aux|nul)(?:\.|$)/iu

describe(`a hostile end (FUZZ_SEED=${seed})`, () => {
  it('that sends cannot write anything that was not agreed, and its victim is told', async () => {
    let told = 0
    let done = 0
    await fc.assert(fc.asyncProperty(dishonestSender, async (steps) => {
      const victim = new Victim()
      await play(victim, steps)
      const { transfers, stop } = victim.endpoint
      const accepted = transfers.filter(({ phase, end }) => phase === 'agreed' || phase === 'done' || (phase === 'ended' && end?.reason !== 'declined'))
      expect(victim.written.length).toBeLessThanOrEqual(accepted.length)
      for (const { files } of transfers) {
        const paths = files.map(({ folders, name }) => [...folders, name])
        expect(paths.flat().filter(name => UNSAFE.test(name))).toEqual([])
        expect(new Set(paths.map(path => path.join('/').toLowerCase())).size).toBe(files.length)
      }
      for (const { store, entries } of victim.written) {
        for (const [index, bytes] of store.files.entries())
          expect(bytes.byteLength).toBeLessThanOrEqual(entries[index]?.sizeBytes ?? -1)
      }
      for (const { files, phase, end } of transfers) {
        if (phase === 'done') {
          done += 1
          const digests = victim.written.map(({ store }) => store.files.map(bytes => createHash('sha256').update(bytes).digest('hex')))
          // It is what was written, and what the sender said that it would be.
          expect(files.filter(({ sha256 }) => !steps.some(step => step.do === 'bytes' && toHex(step.bytes.subarray(HEADER_BYTES)) === sha256))).toEqual([])
          expect(digests).toContainEqual(files.map(({ sha256 }) => sha256))
        }
        // Who is listened to no more has nothing under way.
        if (stop?.reason === 'rules-broken')
          expect(phase === 'done' || (phase === 'ended' && end !== null)).toBe(true)
      }
      if (stop || transfers.some(({ phase }) => phase === 'ended'))
        told += 1
      await victim.endpoint.close()
    }), { numRuns: 6_500, seed })
    // The cases are worth something: many get through to the end, and many are stopped on the way.
    expect(done).toBeGreaterThan(800)
    expect(told).toBeGreaterThan(2_000)
  })

  it('that receives gets nothing before it agreed, and never more than it was offered', async () => {
    const content = new Blob([
      new Uint8Array(3_000).fill(7),
    ])
    let done = 0
    await fc.assert(fc.asyncProperty(dishonestReceiver, async (steps) => {
      const victim = new Victim()
      victim.say({ kind: 'hello', version: 1, session: SESSION })
      victim.endpoint.offer([
        { name: 'a', folders: [], content },
      ])
      await victim.settle()
      await play(victim, steps)
      const own = victim.endpoint.transfers.find(({ direction }) => direction === 'sending')
      if (!steps.some(step => step.do === 'answer' && 'kind' in step.frame && step.frame.kind === 'accept'))
        expect(victim.sentBytes).toBe(0)
      expect(victim.sentBytes).toBeLessThanOrEqual(3_032)
      if (own?.phase === 'done') {
        done += 1
        expect(victim.sentBytes).toBe(3_032)
      }
      await victim.endpoint.close()
    }), { numRuns: 4_000, seed })
    expect(done).toBeGreaterThan(500)
  })

  it('cannot make the parsers throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), anyFrame.map(frame => JSON.stringify(frame))), (text) => {
      const frame = parseFrame(text)
      expect(frame === null || typeof frame.kind === 'string').toBe(true)
    }), { numRuns: 5_000, seed })
    fc.assert(fc.property(fc.oneof(anyBytes.map(bytes => bytes.buffer), fc.anything()), (message) => {
      const chunk = decodeChunk(message)
      expect(chunk === null || chunk.payload.byteLength > 0).toBe(true)
    }), { numRuns: 5_000, seed })
  })

  it('that floods is stopped', async () => {
    const victim = new Victim()
    victim.say({ kind: 'hello', version: 1, session: SESSION })
    for (let frame = 0; frame < 3_000; frame++) {
      victim.say({
        kind: 'ack',
        offer: 9,
        file: 0,
        offset: 0,
      })
    }
    expect(victim.endpoint.stop).toEqual({ reason: 'rules-broken', by: 'here' })
  })

  it('cannot bury a person in offers', async () => {
    const victim = new Victim()
    victim.say({ kind: 'hello', version: 1, session: SESSION })
    for (let offer = 1; offer <= 100; offer++) {
      victim.say({
        kind: 'offer',
        offer,
        files: [
          {
            name: 'x',
            folders: [],
            sizeBytes: 1,
            type: '',
          },
        ],
      })
    }
    await victim.settle()
    expect(victim.endpoint.transfers).toHaveLength(MAX_OPEN_OFFERS)
    expect(victim.endpoint.stop).toBeNull()
  })

  it('that sends faster than anybody can write is stopped before memory is full', async () => {
    const victim = new Victim()
    victim.say({ kind: 'hello', version: 1, session: SESSION })
    victim.say({
      kind: 'offer',
      offer: 1,
      files: [
        {
          name: 'x',
          folders: [],
          sizeBytes: 2 ** 40,
          type: '',
        },
      ],
    })
    await victim.settle()
    victim.endpoint.accept(victim.endpoint.transfers[0]?.key ?? '', { kind: 'memory' })
    // In one turn: nothing is written meanwhile.
    const payload = new Uint8Array(200_000)
    for (let index = 0; index < 100; index++) {
      victim.data.receive(encodeChunk({
        offer: 1,
        file: 0,
        offset: index * payload.byteLength,
        payload,
      }).buffer)
    }
    expect(victim.endpoint.transfers[0]).toMatchObject({
      phase: 'ended',
      end: { reason: 'rules-broken', by: 'here' },
    })
    expect(victim.endpoint.transfers[0]?.movedBytes).toBeLessThanOrEqual(16 * 1024 * 1024)
  })
})
