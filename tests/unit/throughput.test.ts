import { describe, expect, it } from 'vitest'
import { Arrivals, END_BYTES, rateOf } from '../../demos/throughput/arrivals.ts'
import { BUFFERS_KIB, CELLS, CHUNKS_KIB, formatKiB, isTooLarge } from '../../demos/throughput/grid.ts'
import { INITIAL_STATE, MAX_TEXT_LENGTH, ReportSchema, TalkSchema, WishSchema } from '../../demos/throughput/throughput-messages.ts'
import { parseText } from '../../rtc/parse.ts'

function message(run: number, bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(bytes))
  view.setUint32(0, run)
  return view.buffer
}

describe('what arrives', () => {
  it('is counted from the first message on, whose own bytes came before the clock ran', () => {
    const arrivals = new Arrivals()
    arrivals.take(message(7, 1_000), 100)
    arrivals.take(message(7, 1_000), 600)
    arrivals.take(message(7, 1_000), 1_100)
    const { current } = arrivals
    expect(current).toEqual({
      run: 7,
      bytes: 3_000,
      firstBytes: 1_000,
      elapsedMs: 1_000,
      isComplete: false,
    })
    expect(current && rateOf(current)).toBe(16_000)
  })

  it('is complete with the message that is a number alone, which counts nothing', () => {
    const arrivals = new Arrivals()
    arrivals.take(message(7, 1_000), 0)
    arrivals.take(message(7, END_BYTES), 50)
    expect(arrivals.current).toMatchObject({ bytes: 1_000, elapsedMs: 0, isComplete: true })
    expect(arrivals.current && rateOf(arrivals.current)).toBeNull()
  })

  it('is counted anew for a new run, and rubbish not at all', () => {
    const arrivals = new Arrivals()
    for (const rubbish of [
      'text',
      null,
      new ArrayBuffer(3),
      new Blob(['x']),
    ])
      arrivals.take(rubbish, 1)
    expect(arrivals.current).toBeNull()
    arrivals.take(message(1, 64), 2)
    arrivals.take(message(2, 64), 3)
    expect(arrivals.current).toMatchObject({ run: 2, bytes: 64 })
  })
})

describe('the grid', () => {
  it('has every way once', () => {
    expect(new Set(CELLS.map(({ chunkKiB, bufferKiB }) => `${chunkKiB} ${bufferKiB}`)).size).toBe(CHUNKS_KIB.length * BUFFERS_KIB.length)
  })

  it('leaves out messages that the connection does not take', () => {
    expect(isTooLarge({ chunkKiB: 256 }, 65_536)).toBe(true)
    expect(isTooLarge({ chunkKiB: 64 }, 65_536)).toBe(false)
    expect(isTooLarge({ chunkKiB: 256 }, null)).toBe(false)
    // 0 is "any size" in SDP.
    expect(isTooLarge({ chunkKiB: 256 }, 0)).toBe(false)
  })

  it('writes sizes as people do', () => {
    expect([1, 512, 4096].map(formatKiB)).toEqual(['1 KiB', '512 KiB', '4 MiB'])
  })
})

describe('what is told', () => {
  const result = {
    chunkKiB: 16,
    bufferKiB: 512,
    rateBitPerS: 123_456_789.123,
    idleMs: 1.2,
    timesMs: Array.from<number>({ length: 120 }).fill(1234.5),
    waitMs: 33.3,
  }

  it('fits in one message with all twenty results', () => {
    const text = JSON.stringify({
      kind: 'state',
      ...INITIAL_STATE,
      results: CELLS.map(cell => ({
        ...result,
        ...cell,
      })),
    })
    expect(text.length).toBeLessThan(MAX_TEXT_LENGTH)
    expect(parseText(ReportSchema, text)).not.toBeNull()
  })

  it.each([
    [
      'a size that is not in the grid',
      {
        kind: 'state',
        ...INITIAL_STATE,
        results: [
          { ...result, chunkKiB: 17 },
        ],
      },
    ],
    [
      'too many round trips',
      {
        kind: 'state',
        ...INITIAL_STATE,
        results: [
          {
            ...result,
            timesMs: Array.from<number>({ length: 121 }).fill(1),
          },
        ],
      },
    ],
    [
      'too many results',
      {
        kind: 'state',
        ...INITIAL_STATE,
        results: Array.from({ length: 21 }).fill(result),
      },
    ],
    [
      'a negative rate',
      {
        kind: 'live',
        bufferedBytes: 1,
        limitBytes: 2,
        rateBitPerS: -1,
      },
    ],
    [
      'a count without a run',
      {
        kind: 'arrived',
        run: -1,
        bytes: 1,
        firstBytes: 1,
        elapsedMs: 1,
        isComplete: true,
      },
    ],
    [
      'another kind',
      { kind: 'wish' },
    ],
  ])('is dropped when it has %s', (_name, talk) => {
    expect(parseText(TalkSchema, JSON.stringify(talk))).toBeNull()
  })

  it('is wished with a number that tells a new wish', () => {
    expect(parseText(WishSchema, '{"what":"all","chunkKiB":1,"bufferKiB":16,"revision":1}')).not.toBeNull()
    expect(parseText(WishSchema, '{"what":"format","chunkKiB":1,"bufferKiB":16,"revision":1}')).toBeNull()
  })
})
