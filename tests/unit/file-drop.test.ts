import type { ShownTransfer } from '../../demos/file-drop/drop-schemas.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DropCommandSchema, DropReportSchema, MAX_SHOWN, toShown } from '../../demos/file-drop/drop-schemas.ts'
import { formatDuration, formatSize, RateMeter, shortHash } from '../../demos/file-drop/figures.ts'
import { commandsFor, mergeTransfers } from '../../demos/file-drop/screen-rows.ts'
import { transferFailure } from '../../demos/file-drop/transfer-failure.ts'
import { isOver, secondsLeft, transferState } from '../../demos/file-drop/transfer-state.ts'
import { parseText } from '../../rtc/parse.ts'

const transfer: Transfer = {
  key: '7',
  offer: 7,
  direction: 'sending',
  files: [
    {
      name: 'a.txt',
      folders: [],
      sizeBytes: 1_000,
      type: '',
      sha256: null,
      content: null,
    },
  ],
  totalBytes: 1_000,
  phase: 'agreed',
  end: null,
  isConnected: true,
  isPausedHere: false,
  isPausedThere: false,
  isQueued: false,
  doneBytes: 250,
  doneFiles: 0,
  movedBytes: 300,
  resumes: 0,
  againBytes: 0,
}
function shown(changes: Partial<ShownTransfer> = {}): ShownTransfer {
  return {
    ...toShown(transfer, 500),
    ...changes,
  }
}

describe('figures of a file drop', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [12_345_678, '12.3 MB'],
    [256 * 1024 * 1024, '268 MB'],
    [5e15, '5,000 TB'],
  ])('shows %d bytes as %s', (bytes, text) => {
    expect(formatSize(bytes, 'en')).toBe(text)
  })

  it.each([
    [0.2, '0:00'],
    [8, '0:08'],
    [75, '1:15'],
    [3_750, '1:02:30'],
  ])('shows %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })

  it('shortens a hash to what can be compared by eye', () => {
    expect(shortHash(`${'a'.repeat(8)}${'0'.repeat(48)}${'b'.repeat(8)}`)).toBe('aaaaaaaa…bbbbbbbb')
  })

  it('measures the rate of the last seconds, and none before there is enough to tell', () => {
    const meter = new RateMeter()
    meter.push(0, 0)
    expect(meter.bytesPerSecond).toBeNull()
    meter.push(1_000, 5_000)
    expect(meter.bytesPerSecond).toBe(5_000)
    for (let second = 2; second <= 8; second++)
      meter.push(second * 1_000, 5_000 + (second - 1) * 1_000)
    expect(meter.bytesPerSecond).toBe(1_000)
  })

  it('is no negative rate when something was lost, and none while it rests', () => {
    const meter = new RateMeter()
    meter.push(0, 9_000)
    meter.push(500, 1_000)
    expect(meter.bytesPerSecond).toBeNull()
    meter.push(1_000, 2_000)
    expect(meter.bytesPerSecond).toBe(2_000)
    meter.reset()
    expect(meter.bytesPerSecond).toBeNull()
  })

  it('tells the time that is left only while it can', () => {
    expect(secondsLeft({ totalBytes: 1_000, doneBytes: 250, bytesPerSecond: 250 })).toBe(3)
    expect(secondsLeft({ totalBytes: 1_000, doneBytes: 250, bytesPerSecond: 0 })).toBeNull()
    expect(secondsLeft({ totalBytes: 1_000, doneBytes: 250, bytesPerSecond: null })).toBeNull()
  })
})

describe('how a transfer stands', () => {
  it.each([
    [{}, 'moving'],
    [
      { phase: 'asked' },
      'asked',
    ],
    [
      { phase: 'done' },
      'done',
    ],
    [
      { isConnected: false },
      'lost',
    ],
    [
      { isPausedHere: true },
      'paused-here',
    ],
    [
      { isPausedThere: true },
      'paused-there',
    ],
    [
      { isQueued: true },
      'queued',
    ],
    [
      {
        phase: 'ended',
        end: { reason: 'cancelled', by: 'there' },
      },
      'cancelled-there',
    ],
    [
      {
        phase: 'ended',
        end: { reason: 'declined', by: 'here' },
      },
      'declined-here',
    ],
    [
      {
        phase: 'ended',
        end: { reason: 'storage-full', by: 'there' },
      },
      'failed',
    ],
  ] as const)('%j is %s', (changes, state) => {
    expect(transferState({
      ...transfer,
      ...changes,
    })).toBe(state)
    expect(isOver(state)).toBe('phase' in changes && (changes.phase === 'done' || changes.phase === 'ended'))
  })

  it('names what failed from where one stands', () => {
    expect(transferFailure({
      ...transfer,
      end: { reason: 'storage-full', by: 'here' },
    })).toBe('storage-full')
    expect(transferFailure({
      ...transfer,
      end: { reason: 'storage-full', by: 'there' },
    })).toBe('remote-storage-full')
    expect(transferFailure({
      ...transfer,
      end: { reason: 'rules-broken', by: 'here' },
    })).toBe('remote-broke-rules')
    expect(transferFailure({
      ...transfer,
      end: { reason: 'cancelled', by: 'there' },
    })).toBeNull()
    expect(transferFailure(transfer)).toBeNull()
  })
})

describe('the screen of a file drop', () => {
  it('makes one row of what both ends tell of a transfer, and believes the receiver', () => {
    const rows = mergeTransfers([
      [
        shown({ doneBytes: 100, againBytes: 3 }),
      ],
      [
        shown({ direction: 'receiving', doneBytes: 200 }),
      ],
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      from: 0,
      told: { doneBytes: 200 },
      sender: { againBytes: 3 },
    })
  })

  it('tells the same number of two senders apart, and shows the last ones', () => {
    const sent = Array.from({ length: MAX_SHOWN }, (_, index) => shown({ offer: index }))
    const rows = mergeTransfers([sent, sent])
    expect(rows).toHaveLength(MAX_SHOWN)
    expect(rows.every(({ from }) => from === 1)).toBe(true)
  })

  it('offers the speaker what can be done, and nothing when nothing is under way', () => {
    const commandsWhile = (...changes: Partial<ShownTransfer>[]): unknown => commandsFor(mergeTransfers([
      changes.map((change, offer) => shown({ offer, ...change })),
    ]))
    expect(commandsWhile({ phase: 'asked' }, { phase: 'done' })).toEqual([])
    expect(commandsWhile({}, { isQueued: true })).toEqual(['pause', 'cut'])
    expect(commandsWhile({ isPausedHere: true }, {})).toEqual(['pause', 'resume', 'cut'])
    expect(commandsWhile({ isPausedHere: true }, { phase: 'done' })).toEqual(['resume', 'cut'])
  })

  it('takes no report and no command that is anything else', () => {
    const report = {
      kind: 'transfers',
      transfers: [
        shown(),
      ],
    }
    expect(parseText(DropReportSchema, JSON.stringify(report))).toEqual(report)
    const bad: Partial<Record<keyof ShownTransfer, unknown>>[] = [
      { doneBytes: -1 },
      { bytesPerSecond: -1 },
      {
        name: 'x'.repeat(81),
      },
      { sha256: 'no hash' },
      { phase: 'gone' },
      { fileCount: 0 },
    ]
    for (const changes of bad) {
      expect(parseText(DropReportSchema, JSON.stringify({
        ...report,
        transfers: [
          {
            ...shown(),
            ...changes,
          },
        ],
      }))).toBeNull()
    }
    expect(parseText(DropReportSchema, JSON.stringify({
      ...report,
      transfers: Array.from({ length: MAX_SHOWN + 1 }, () => shown()),
    }))).toBeNull()
    fc.assert(fc.property(fc.json(), (text) => {
      expect(parseText(DropCommandSchema, text)).toBeNull()
    }))
  })
})
