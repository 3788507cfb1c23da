import { MAX_MESSAGE_LENGTH } from './channel.ts'

/**
 * Longest piece of a message that goes into one SCTP user message, in UTF-16 code units: at most 36 kB as
 * UTF-8, below the 64 KiB that every implementation takes, and mostly below the 16 KB of RFC 8831, section 6.6.
 */
const PIECE_LENGTH = 12_000

const MORE = '+'
const LAST = '.'

/** Cuts a message into pieces, each marked as the last or not; never inside a surrogate pair. */
export function toPieces(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  while (text.length - start > PIECE_LENGTH) {
    let end = start + PIECE_LENGTH
    if (isHighSurrogate(text.charCodeAt(end - 1)))
      end -= 1
    pieces.push(MORE + text.slice(start, end))
    start = end
  }
  pieces.push(LAST + text.slice(start))
  return pieces
}

function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xD800 && codeUnit <= 0xDBFF
}

/** Puts pieces together again. */
export class Reassembler {
  #parts: string[] = []
  #length = 0
  readonly #maxLength: number

  constructor(maxLength = MAX_MESSAGE_LENGTH) {
    this.#maxLength = maxLength
  }

  /** Takes a piece; returns the message when it is whole, `undefined` until then, `null` when the sender breaks the rules. */
  take(piece: unknown): string | undefined | null {
    if (typeof piece !== 'string')
      return null
    const mark = piece[0]
    this.#length += piece.length - 1
    if ((mark !== MORE && mark !== LAST) || this.#length > this.#maxLength)
      return null
    this.#parts.push(piece.slice(1))
    if (mark === MORE)
      return undefined
    const message = this.#parts.join('')
    this.#parts = []
    this.#length = 0
    return message
  }
}
