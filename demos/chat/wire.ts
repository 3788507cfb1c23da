/** How a message is handed to `send()`: as a string, or as bytes. The other end receives it as it was sent. */
export type WireType = 'string' | 'binary'

/** A message as it travels: one SCTP user message. */
export interface WireMessage {
  readonly type: WireType
  readonly sizeBytes: number
  /** Its first bytes, at most {@link HEAD_BYTES}. */
  readonly head: readonly number[]
  /** What it says; `null` where that is too long to be shown, or no text. */
  readonly text: string | null
}

/** Longest text that is written, and shown, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 280

/** As many bytes of a message are kept and shown. */
export const HEAD_BYTES = 48

/** What is sent to try a size: dots. */
const FILLER = '.'

/**
 * The payload protocol identifier that the browser puts on a message, so that the other end knows what it is.
 * SCTP has no empty messages: one of no bytes travels as one zero byte under an identifier of its own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8831#section-8
 */
export function payloadProtocol({ type, sizeBytes }: Pick<WireMessage, 'type' | 'sizeBytes'>): number {
  if (type === 'string') {
    return sizeBytes === 0
      ? 56
      : 51
  }
  return sizeBytes === 0
    ? 57
    : 53
}

/** The argument of `send()` for a text. */
export function toPayload(text: string, type: WireType): string | Uint8Array<ArrayBuffer> {
  return type === 'string'
    ? text
    : new TextEncoder().encode(text)
}

/** A payload of that many bytes. */
export function fillerPayload(sizeBytes: number, type: WireType): string | Uint8Array<ArrayBuffer> {
  return type === 'string'
    ? FILLER.repeat(sizeBytes)
    : new Uint8Array(sizeBytes).fill(FILLER.charCodeAt(0))
}

/** Takes a look at what was sent or received. Never throws, whatever the other end sent. */
export function inspect(payload: unknown): WireMessage | null {
  if (typeof payload === 'string') {
    const bytes = new TextEncoder().encode(payload)
    return describe('string', bytes, payload)
  }
  if (!(payload instanceof ArrayBuffer) && !(payload instanceof Uint8Array))
    return null
  const bytes = new Uint8Array(payload)
  const text = bytes.length > MAX_TEXT_LENGTH * 3
    ? null
    : decode(bytes)
  return describe('binary', bytes, text)
}

function describe(type: WireType, bytes: Uint8Array, text: string | null): WireMessage {
  return {
    type,
    sizeBytes: bytes.length,
    head: Array.from(bytes.subarray(0, HEAD_BYTES)),
    text: text === null || text.length > MAX_TEXT_LENGTH
      ? null
      : text,
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  }
  catch {
    return null
  }
}

/** One character, and the bytes it takes. */
export interface ByteGroup {
  /** `''` where the bytes are no printable character. */
  readonly glyph: string
  /** Two hexadecimal digits each. */
  readonly hex: readonly string[]
}

const UNPRINTABLE = /[\p{C}\p{Z}\p{M}]/u

/** Bytes, character by character as UTF-8 puts them together; a byte that is part of none stands alone. */
export function toGroups(bytes: readonly number[]): ByteGroup[] {
  const groups: ByteGroup[] = []
  for (let start = 0; start < bytes.length;) {
    const length = sequenceLength(bytes[start] ?? 0)
    const sequence = bytes.slice(start, start + length)
    const char = sequence.length === length
      ? decode(Uint8Array.from(sequence))
      : null
    const taken = char === null
      ? sequence.slice(0, 1)
      : sequence
    groups.push({
      glyph: char === null || UNPRINTABLE.test(char)
        ? ''
        : char,
      hex: taken.map(byte => byte.toString(16).padStart(2, '0')),
    })
    start += taken.length
  }
  return groups
}

function sequenceLength(lead: number): number {
  if (lead < 0xC0)
    return 1
  if (lead < 0xE0)
    return 2
  return lead < 0xF0
    ? 3
    : 4
}
