/** The keys of a telephone, row by row. */
export const KEYS = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['*', '0', '#'],
] as const

/** Each key sounds as two tones, that of its row and that of its column, in Hz (ITU-T Q.23). */
export const ROWS_HZ = [697, 770, 852, 941] as const
export const COLUMNS_HZ = [1209, 1336, 1477] as const

export interface HeardTones {
  readonly key: string
  readonly rowHz: number
  readonly columnHz: number
}

/** Part of the sound's energy that the two tones must have together: a voice spreads over many. */
const LEAST_SHARE = 0.5
/** Mean square of a sound that is none. */
const SILENCE = 1e-6

/**
 * Which key of a telephone a piece of sound is; null for any other sound, and for silence.
 *
 * Some 20 ms are enough. Samples are between -1 and 1, `sampleRate` is in Hz.
 */
export function detectKey(samples: Float32Array, sampleRate: number): HeardTones | null {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0)
  if (samples.length === 0 || energy / samples.length < SILENCE)
    return null
  const row = loudest(ROWS_HZ, samples, sampleRate)
  const column = loudest(COLUMNS_HZ, samples, sampleRate)
  // A sine of amplitude 1 has the power n²/4 at its frequency, and the energy n/2.
  const share = (row.power + column.power) * 2 / (samples.length * energy)
  if (share < LEAST_SHARE || row.power > column.power * 12 || column.power > row.power * 12)
    return null
  const key = KEYS[row.index]?.[column.index]
  return key === undefined
    ? null
    : { key, rowHz: ROWS_HZ[row.index] ?? 0, columnHz: COLUMNS_HZ[column.index] ?? 0 }
}

function loudest(frequencies: readonly number[], samples: Float32Array, sampleRate: number): { index: number, power: number } {
  return frequencies.map((hz, index) => ({
    index,
    power: powerAt(hz, samples, sampleRate),
  }))
    .reduce((best, one) => one.power > best.power
      ? one
      : best)
}

/** Goertzel's algorithm: the power of one frequency, for much less than a whole transform. */
function powerAt(hz: number, samples: Float32Array, sampleRate: number): number {
  const factor = 2 * Math.cos(2 * Math.PI * hz / sampleRate)
  let before = 0
  let beforeThat = 0
  for (const sample of samples) {
    const now = sample + factor * before - beforeThat
    beforeThat = before
    before = now
  }
  return before ** 2 + beforeThat ** 2 - factor * before * beforeThat
}
