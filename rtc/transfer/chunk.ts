/**
 * A chunk on the data channel, big-endian:
 *
 * | offer | file | offset | payload |
 * | ----- | ---- | ------ | ------- |
 * | u32   | u32  | u64    | rest    |
 *
 * A file's chunks come in order and without gaps. A chunk at the file's very end is no content: it carries the
 * SHA-256 of the file, 32 bytes.
 */
export interface Chunk {
  /** The offer's number. */
  readonly offer: number
  /** Which of the offer's files, from 0. */
  readonly file: number
  /** Where in the file the payload begins, in bytes. */
  readonly offset: number
  readonly payload: Uint8Array<ArrayBuffer>
}

export const HEADER_BYTES = 16
export const DIGEST_BYTES = 32

const U32 = 2 ** 32

/** Writes a chunk's header at the beginning of `frame`. */
export function writeHeader(frame: Uint8Array<ArrayBuffer>, { offer, file, offset }: Omit<Chunk, 'payload'>): void {
  const view = new DataView(frame.buffer, frame.byteOffset, HEADER_BYTES)
  view.setUint32(0, offer)
  view.setUint32(4, file)
  view.setUint32(8, Math.floor(offset / U32))
  view.setUint32(12, offset % U32)
}

/** A whole chunk in one piece. */
export function encodeChunk({ payload, ...head }: Chunk): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(HEADER_BYTES + payload.byteLength)
  writeHeader(frame, head)
  frame.set(payload, HEADER_BYTES)
  return frame
}

/** Reads a chunk, its payload a view of the message; `null` when the message is none. */
export function decodeChunk(message: unknown): Chunk | null {
  if (!(message instanceof ArrayBuffer) || message.byteLength <= HEADER_BYTES)
    return null
  const view = new DataView(message)
  const offset = view.getUint32(8) * U32 + view.getUint32(12)
  if (!Number.isSafeInteger(offset))
    return null
  return {
    offer: view.getUint32(0),
    file: view.getUint32(4),
    offset,
    payload: new Uint8Array(message, HEADER_BYTES),
  }
}

/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
