import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS_HZ, detectKey, KEYS, ROWS_HZ } from '../../demos/peer-connection/tones/goertzel.ts'

const RATE = 48_000

function sound(length: number, ...tones: readonly { hz: number, amplitude: number }[]): Float32Array {
  return Float32Array.from({ length }, (_, n) => tones.reduce((sum, { hz, amplitude }) => sum + amplitude * Math.sin(2 * Math.PI * hz * n / RATE), 0))
}

describe('the ear for telephone keys', () => {
  it('knows every key by its two tones, loud or soft, in 20 to 50 ms', () => {
    for (const [row, keys] of KEYS.entries()) {
      for (const [column, key] of keys.entries()) {
        fc.assert(fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), fc.integer({ min: 960, max: 2400 }), (amplitude, length) => {
          const heard = detectKey(sound(length, { hz: ROWS_HZ[row] ?? 0, amplitude }, { hz: COLUMNS_HZ[column] ?? 0, amplitude }), RATE)
          expect(heard).toEqual({ key, rowHz: ROWS_HZ[row], columnHz: COLUMNS_HZ[column] })
        }), { numRuns: 20 })
      }
    }
  })

  it('hears no key in silence, in one tone, in a hum and in noise', () => {
    expect(detectKey(new Float32Array(2048), RATE)).toBeNull()
    expect(detectKey(new Float32Array(), RATE)).toBeNull()
    expect(detectKey(sound(2048, { hz: 697, amplitude: 0.3 }), RATE)).toBeNull()
    expect(detectKey(sound(2048, { hz: 440, amplitude: 0.3 }, { hz: 2000, amplitude: 0.3 }), RATE)).toBeNull()
    fc.assert(fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2000, maxLength: 2000 }), (noise) => {
      expect(detectKey(Float32Array.from(noise), RATE)).toBeNull()
    }), { numRuns: 30 })
  })
})
