import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { encodeChunk } from '../../rtc/transfer/chunk.ts'
import { CHUNK_BYTES, MAX_NAME_LENGTH } from '../../rtc/transfer/limits.ts'

export const SESSION = '0123456789abcdef'

/** What a sender does, step by step. */
export type Step
  = | { do: 'say', frame: unknown }
  /** The same, of the offer that the victim has made. */
    | { do: 'answer', frame: object }
    | { do: 'text', text: string }
    | { do: 'bytes', on: 'control' | 'data', bytes: Uint8Array<ArrayBuffer> }
    | { do: 'accept' }
    | { do: 'wait' }

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 16 }),
  fc.constantFrom('../../x', '..\\x', '..', '.hidden', 'con', 'aux.txt', 'C:\\x', '\u202Egpj.exe', 'a\0b', 'x. ', '', 'é', 'e\u0301', 'X', 'x', 'x'.repeat(300)),
)
const number = fc.oneof(
  fc.nat(5),
  fc.nat(5_000),
  fc.integer(),
  fc.double(),
  fc.constantFrom(2 ** 32, 2 ** 53, Number.MAX_SAFE_INTEGER, -1),
)
export const anyBytes = fc.uint8Array({ maxLength: 100 }).map(bytes => new Uint8Array(bytes))
const offerNumber = fc.constantFrom(1, 2, 3)

/** Frames that are right in form, and say anything. */
export const anyFrame = fc.oneof(
  fc.record({
    kind: fc.constant('hello'),
    version: number,
    session: fc.constantFrom(SESSION, 'fedcba9876543210', 'x'),
  }),
  fc.record({
    kind: fc.constant('offer'),
    offer: offerNumber,
    files: fc.array(fc.record({
      name: nasty,
      folders: fc.array(nasty, { maxLength: 20 }),
      sizeBytes: number,
      type: nasty,
    }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constantFrom('accept', 'ack'),
    offer: offerNumber,
    file: number,
    offset: number,
    windowBytes: fc.oneof(number, fc.constant(CHUNK_BYTES)),
  }),
  fc.record({
    kind: fc.constant('pause'),
    offer: offerNumber,
    by: fc.constantFrom('sender', 'receiver'),
    isPaused: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('end'),
    offer: offerNumber,
    by: fc.constantFrom('sender', 'receiver'),
    reason: fc.constantFrom('cancelled', 'storage-full', 'x'),
  }),
  fc.record({
    kind: fc.constantFrom('decline', 'bye', '__proto__'),
    offer: offerNumber,
    reason: fc.constantFrom('rules-broken', 'wrong-version'),
  }),
  fc.object(),
)

const anyChunk = fc.record({
  offer: offerNumber,
  file: fc.nat(3),
  offset: fc.oneof(fc.nat(5_000), fc.constantFrom(2 ** 40, 0, 1024)),
  payload: fc.uint8Array({ minLength: 1, maxLength: 2_048 }).map(bytes => new Uint8Array(bytes)),
})

const disturbance: fc.Arbitrary<Step> = fc.oneof(
  anyFrame.map(frame => ({ do: 'say', frame }) as const),
  fc.oneof(fc.string(), fc.json(), fc.string().map(text => `+${text}`), fc.constant(`.${'['.repeat(5_000)}`)).map(text => ({ do: 'text', text }) as const),
  fc.record({
    do: fc.constant('bytes' as const),
    on: fc.constantFrom('control' as const, 'data' as const),
    bytes: anyBytes,
  }),
  anyChunk.map(chunk => ({
    do: 'bytes',
    on: 'data',
    bytes: encodeChunk(chunk),
  }) as const),
  fc.constant({ do: 'wait' } as const),
)

const someBytes = fc.uint8Array({ maxLength: 2_500 }).map(bytes => new Uint8Array(bytes))
/** How much longer a file is said to be than it is. */
const lie = fc.oneof({
  weight: 12,
  arbitrary: fc.constant(0),
}, {
  weight: 1,
  arbitrary: fc.constantFrom(-1, 1, -1_024, 2 ** 40),
})
const anyFile = fc.record({
  bytes: someBytes,
  name: nasty,
  folders: fc.array(nasty, { maxLength: 2 }),
  lie,
})

/** What a sender does that keeps to the rules, but for what its files are called, and that it may lie about their sizes. */
const honest = fc.array(anyFile, { minLength: 1, maxLength: 3 }).map((files): Step[] => [
  {
    do: 'say',
    frame: { kind: 'hello', version: 1, session: SESSION },
  },
  {
    do: 'say',
    frame: {
      kind: 'offer',
      offer: 1,
      files: files.map(({ bytes, name, folders, lie }) => ({
        name: name.slice(0, MAX_NAME_LENGTH),
        folders: folders.map(folder => folder.slice(0, MAX_NAME_LENGTH)),
        sizeBytes: Math.max(0, bytes.byteLength + lie),
        type: '',
      })),
    },
  },
  { do: 'accept' },
  ...files.flatMap(({ bytes }, file): Step[] => [
    ...Array.from({
      length: Math.ceil(bytes.byteLength / 1_024),
    }, (_, index): Step => ({
      do: 'bytes',
      on: 'data',
      bytes: encodeChunk({
        offer: 1,
        file,
        offset: index * 1_024,
        payload: bytes.slice(index * 1_024, (index + 1) * 1_024),
      }),
    })),
    {
      do: 'bytes',
      on: 'data',
      bytes: encodeChunk({
        offer: 1,
        file,
        offset: bytes.byteLength,
        payload: new Uint8Array(createHash('sha256').update(bytes).digest()),
      }),
    },
  ]),
])

/** And what becomes of it in the hands of one who does not: a step left out, twice, elsewhere, changed, or another between. */
export const dishonestSender = fc.tuple(honest, fc.array(fc.tuple(fc.constantFrom('drop', 'repeat', 'move', 'flip', 'insert'), fc.nat(), fc.nat(), disturbance), { maxLength: 3 }))
  .map(([steps, changes]) => changes.reduce((changed, [how, at, to, other]) => change(changed, how, at % changed.length, to, other), steps))

/** What a receiver does that keeps to the rules with a file of 3,000 bytes. */
const honestReceiver: Step[] = [
  {
    do: 'answer',
    frame: {
      kind: 'accept',
      file: 0,
      offset: 0,
      windowBytes: CHUNK_BYTES,
    },
  },
  { do: 'wait' },
  {
    do: 'answer',
    frame: { kind: 'ack', file: 0, offset: 3_000 },
  },
  {
    do: 'answer',
    frame: { kind: 'ack', file: 1, offset: 0 },
  },
]

const anyAnswer = fc.oneof(
  fc.record({
    kind: fc.constantFrom('ack', 'accept'),
    file: fc.nat(2),
    offset: fc.constantFrom(0, 1_024, 3_000, 4_000),
    windowBytes: fc.constantFrom(CHUNK_BYTES, 1),
  }),
  fc.record({
    kind: fc.constantFrom('decline', 'pause', 'end'),
    by: fc.constant('receiver'),
    isPaused: fc.boolean(),
    reason: fc.constant('cancelled'),
  }),
).map((frame): Step => ({ do: 'answer', frame }))

export const dishonestReceiver = fc.array(fc.tuple(fc.constantFrom('drop', 'repeat', 'move', 'insert'), fc.nat(), fc.nat(), fc.oneof(anyAnswer, disturbance)), { maxLength: 4 })
  .map(changes => changes.reduce((changed, [how, at, to, other]) => change(changed, how, at % changed.length, to, other), honestReceiver))

function change(steps: readonly Step[], how: string, at: number, to: number, other: Step): Step[] {
  const step = steps[at] as Step
  if (how === 'insert')
    return steps.toSpliced(at, 0, other)
  if (how === 'repeat')
    return steps.toSpliced(at, 0, step)
  if (how === 'flip' && step.do === 'bytes' && step.bytes.byteLength > 0) {
    const bytes = step.bytes.slice()
    bytes[to % bytes.byteLength] = (bytes[to % bytes.byteLength] ?? 0) ^ 1 << to % 8
    return steps.with(at, { ...step, bytes })
  }
  const without = steps.toSpliced(at, 1)
  return how === 'move'
    ? without.toSpliced(to % steps.length, 0, step)
    : without.length > 0
      ? without
      : [step]
}
