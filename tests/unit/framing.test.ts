import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reassembler, toPieces } from '../../rtc/framing.ts'

describe('messages in pieces', () => {
  it('arrive whole, whatever their text and length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer({ min: 0, max: 3_000 }), (text, times) => {
      const message = text.repeat(times)
      const reassembler = new Reassembler()
      const pieces = toPieces(message)
      const results = pieces.map(piece => reassembler.take(piece))
      expect(results.at(-1)).toBe(message)
      expect(results.slice(0, -1).every(result => result === undefined)).toBe(true)
      // A piece must survive UTF-8, so none ends between the halves of a character.
      expect(pieces.map(piece => new TextDecoder().decode(new TextEncoder().encode(piece)).slice(1)).join('')).toBe(new TextDecoder().decode(new TextEncoder().encode(message)))
    }))
  })

  it('are refused when they are too long or not ours', () => {
    const reassembler = new Reassembler(10)
    expect(reassembler.take('+12345')).toBeUndefined()
    expect(reassembler.take('+1234567')).toBeNull()
    expect(new Reassembler().take('?x')).toBeNull()
    expect(new Reassembler().take(new ArrayBuffer(3))).toBeNull()
    expect(new Reassembler().take('')).toBeNull()
  })
})
