import type { ChatLog } from '../../demos/chat/chat-log.ts'
import type { OwnEntry } from '../../demos/chat/chat-schemas.ts'
import type { WireMessage } from '../../demos/chat/wire.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { acknowledge, append, breakOff, change, EMPTY_LOG, MAX_ENTRIES } from '../../demos/chat/chat-log.ts'
import { mergeRows } from '../../demos/chat/chat-rows.ts'
import { ChatReportSchema, ControlSchema, KeptChatSchema } from '../../demos/chat/chat-schemas.ts'
import { keepChat, turnTo } from '../../demos/chat/kept-chat.ts'
import { ADVISED_BYTES, formatSize, fromStep, largestSize, toStep } from '../../demos/chat/sizes.ts'
import { fillerPayload, HEAD_BYTES, inspect, MAX_TEXT_LENGTH, payloadProtocol, toGroups, toPayload } from '../../demos/chat/wire.ts'
import { parseText } from '../../rtc/parse.ts'

const bytesOf = (text: string): number[] => Array.from(new TextEncoder().encode(text))

describe('a message on the wire', () => {
  it('is the text and nothing else, as a string or as bytes', () => {
    for (const type of ['string', 'binary'] as const) {
      expect(inspect(toPayload('Grüße 👋', type))).toEqual({
        type,
        sizeBytes: 12,
        head: bytesOf('Grüße 👋'),
        text: 'Grüße 👋',
      })
    }
  })

  it('travels under the identifier of its type, and of its emptiness', () => {
    expect(payloadProtocol({ type: 'string', sizeBytes: 3 })).toBe(51)
    expect(payloadProtocol({ type: 'binary', sizeBytes: 3 })).toBe(53)
    expect(payloadProtocol({ type: 'string', sizeBytes: 0 })).toBe(56)
    expect(payloadProtocol({ type: 'binary', sizeBytes: 0 })).toBe(57)
  })

  it('has the size that was asked for, in either type', () => {
    for (const type of ['string', 'binary'] as const) {
      const message = inspect(fillerPayload(262_144, type))
      expect(message).toMatchObject({ type, sizeBytes: 262_144, text: null })
      expect(message?.head).toHaveLength(HEAD_BYTES)
    }
  })

  it('is looked at whatever it is, and shown as text only where it is some', () => {
    expect(inspect(new Uint8Array([0xFF, 0xFE]).buffer)).toMatchObject({ type: 'binary', sizeBytes: 2, text: null })
    expect(inspect('x'.repeat(MAX_TEXT_LENGTH + 1))?.text).toBeNull()
    expect(inspect(7)).toBeNull()
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.uint8Array({ maxLength: 2_000 })), (payload) => {
      const message = inspect(typeof payload === 'string'
        ? payload
        : Uint8Array.from(payload).buffer)
      expect(message?.head.length).toBeLessThanOrEqual(HEAD_BYTES)
      expect(message?.text?.length ?? 0).toBeLessThanOrEqual(MAX_TEXT_LENGTH)
    }))
  })

  it('is shown character by character, every byte once', () => {
    expect(toGroups(bytesOf('aß👋'))).toEqual([
      {
        glyph: 'a',
        hex: ['61'],
      },
      {
        glyph: 'ß',
        hex: ['c3', '9f'],
      },
      {
        glyph: '👋',
        hex: ['f0', '9f', '91', '8b'],
      },
    ])
    expect(toGroups([0x20, 0xFF, 0xC3])).toEqual([
      {
        glyph: '',
        hex: ['20'],
      },
      {
        glyph: '',
        hex: ['ff'],
      },
      {
        glyph: '',
        hex: ['c3'],
      },
    ])
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const hex = toGroups(Array.from(bytes)).flatMap(group => group.hex)
      expect(hex).toEqual(Array.from(bytes, byte => byte.toString(16).padStart(2, '0')))
    }))
  })
})

describe('the log of a chat', () => {
  const message = inspect('hi') as WireMessage

  function written(count: number): ChatLog {
    let log = EMPTY_LOG
    for (let n = 1; n <= count; n++) {
      log = append(log, message, { state: 'waiting', atMs: 0 })
      log = change(log, n, { state: 'sent', n, atMs: 100 })
    }
    return log
  }

  it('takes one number for all that arrived before it', () => {
    const log = acknowledge(written(3), 2, 130)
    expect(log.entries.map(({ state, deliveredAfterMs }) => [state, deliveredAfterMs])).toEqual([
      ['delivered', 30],
      ['delivered', 30],
      ['sent', null],
    ])
  })

  it('believes no number that says more than was sent, and none that takes something back', () => {
    const all = acknowledge(written(2), 1_000_000, 130)
    expect(all.entries.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(acknowledge(all, 0, 200)).toEqual(all)
  })

  it('says of what was under way when the channel went that nobody knows', () => {
    const log = breakOff(acknowledge(written(2), 1, 130))
    expect(log.entries.map(({ state, n }) => [state, n])).toEqual([
      ['delivered', 1],
      ['unconfirmed', null],
    ])
  })

  it('forgets the oldest', () => {
    const log = written(MAX_ENTRIES + 5)
    expect(log.entries).toHaveLength(MAX_ENTRIES)
    expect(log.entries[0]?.id).toBe(6)
  })

  it('is taken up again after a reload as it was', () => {
    const kept = {
      partnerId: 'b',
      log: acknowledge(written(2), 1, 130),
    }
    expect(parseText(KeptChatSchema, JSON.stringify(kept))).toEqual(kept)
    expect(parseText(KeptChatSchema, '{"partnerId":"b","log":{"nextId":1,"entries":[{"id":1}]}}')).toBeNull()
  })
})

describe('the chat with a partner who comes', () => {
  const stored = new Map<string, string>()

  afterEach(() => {
    stored.clear()
    vi.unstubAllGlobals()
  })

  function store(): void {
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    })
  }

  const note = inspect('Is anybody there?')!
  const written = append(EMPTY_LOG, note, { state: 'waiting', atMs: 1 })

  it('begins with what was written before anybody was there', () => {
    store()
    expect(turnTo('stage', 'b', { partnerId: null, log: written })).toBe(written)
    expect(turnTo('stage', 'c', { partnerId: 'b', log: written })).toEqual(EMPTY_LOG)
  })

  it('is the one that was had with them before a reload', () => {
    store()
    keepChat('stage', 'b', written)
    expect(turnTo('stage', 'b', { partnerId: null, log: EMPTY_LOG })).toEqual(written)
    expect(turnTo('another stage', 'b', { partnerId: null, log: EMPTY_LOG })).toEqual(EMPTY_LOG)
  })
})

describe('what comes from the other end', () => {
  it('is parsed, and dropped when it is something else', () => {
    expect(parseText(ControlSchema, '{"kind":"ack","received":3}')).toEqual({ kind: 'ack', received: 3 })
    for (const wrong of [
      '{"kind":"ack","received":-1}',
      '{"kind":"ack","received":1e400}',
      '{"kind":"typing","isTyping":"yes"}',
      '{"kind":"shutdown"}',
      'null',
      '{',
    ])
      expect(parseText(ControlSchema, wrong), wrong).toBeNull()
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => void parseText(ControlSchema, text)), { seed: 20_251_124, numRuns: 10_000 })
  })

  it('is bounded in a report, too', () => {
    const report = (patch: Record<string, unknown>): string => JSON.stringify({
      kind: 'entries',
      nowMs: 0,
      entries: [
        {
          ...own(1, 0),
          ...patch,
        },
      ],
    })
    expect(parseText(ChatReportSchema, report({}))).not.toBeNull()
    for (const patch of [
      {
        text: 'x'.repeat(281),
      },
      {
        head: Array.from({ length: 49 }).fill(0),
      },
      {
        head: [256],
      },
      { sizeBytes: -1 },
      { state: 'received' },
    ])
      expect(parseText(ChatReportSchema, report(patch))).toBeNull()
  })
})

function own(id: number, atMs: number): OwnEntry {
  return {
    id,
    atMs,
    type: 'string',
    sizeBytes: 2,
    head: [104, 105],
    text: 'hi',
    state: 'sent',
    deliveredAfterMs: null,
    error: null,
  }
}

describe('the rows on the screen', () => {
  it('stand in the order of writing, whatever the devices’ clocks say', () => {
    // The second device's clock is an hour behind.
    const hour = 3_600_000
    let rows = mergeRows([], 0, [
      own(1, 1_000),
      own(2, 3_000),
    ], 0)
    rows = mergeRows(rows, 1, [
      own(1, 2_000 - hour),
    ], hour)
    expect(rows.map(({ seat, id }) => [seat, id])).toEqual([
      [0, 1],
      [1, 1],
      [0, 2],
    ])
  })

  it('change in place when a message is delivered', () => {
    let rows = mergeRows([], 0, [
      own(1, 1_000),
    ], 0)
    rows = mergeRows(rows, 1, [
      own(1, 2_000),
    ], 0)
    rows = mergeRows(rows, 0, [
      {
        ...own(1, 5_000),
        state: 'delivered',
        deliveredAfterMs: 12,
      },
    ], 0)
    expect(rows.map(({ seat, state }) => [seat, state])).toEqual([
      [0, 'delivered'],
      [1, 'sent'],
    ])
  })
})

describe('the sizes that can be tried', () => {
  it('reach over the limit, so that it can be crossed', () => {
    expect(largestSize(262_144)).toBe(524_288)
    expect(largestSize(null)).toBe(1_048_576)
  })

  it('come back from the slider, and are named as people name them', () => {
    for (const size of [
      1,
      1024,
      ADVISED_BYTES,
      65_536,
      262_144,
    ])
      expect(fromStep(toStep(size))).toBe(size)
    expect([
      1,
      1000,
      1024,
      16_384,
      262_145,
      1_048_576,
    ].map(formatSize)).toEqual([
      '1 B',
      '1,000 B',
      '1 KiB',
      '16 KiB',
      '262,145 B',
      '1 MiB',
    ])
  })
})
