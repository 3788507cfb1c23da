/** No 0/O, 1/I/L or U: a code is read aloud and typed from the back of a room. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Five characters: 24 million codes, far more than an audience can try at the rate that signaling takes. */
export const CODE_LENGTH = 5

/** A new room code, from a cryptographic source. */
export function createRoomCode(): string {
  let code = ''
  while (code.length < CODE_LENGTH) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    // Bytes past the last full run of the alphabet would favour its first letters.
    if (byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length)
      code += ALPHABET[byte % ALPHABET.length]
  }
  return code
}

/** The code in what a person typed or an address holds, in its canonical form; null if there is none. */
export function parseRoomCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return code.length === CODE_LENGTH && [...code].every(letter => ALPHABET.includes(letter))
    ? code
    : null
}

/** The PeerJS id under which the host of a room is found. */
export function hostPeerId(code: string): string {
  return `wt-${code.toLowerCase()}-host`
}
