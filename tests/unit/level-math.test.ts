import { describe, expect, it } from 'vitest'
import { advanceMeter, measureLevel, meterPosition, SILENCE, toDecibels } from '../../rtc/level-math.ts'

describe('the level of a sound', () => {
  it('is its loudest sample, and how loud it sounds', () => {
    const { peak, rms } = measureLevel(new Float32Array([0.5, -0.5, 0.5, -0.5]))
    expect(peak).toBe(0.5)
    expect(rms).toBe(0.5)
    expect(measureLevel(new Float32Array())).toEqual({ peak: 0, rms: 0 })
  })

  it('is told in dBFS', () => {
    expect(toDecibels(1)).toBe(0)
    expect(toDecibels(0.5)).toBeCloseTo(-6.02, 2)
    expect(toDecibels(0)).toBe(Number.NEGATIVE_INFINITY)
  })

  it('moves over the meter from -60 dB to full scale', () => {
    expect(meterPosition(0)).toBe(0)
    expect(meterPosition(0.001)).toBeCloseTo(0)
    expect(meterPosition(10 ** -1.5)).toBeCloseTo(0.5)
    expect(meterPosition(1)).toBe(1)
    expect(meterPosition(2)).toBe(1)
  })
})

describe('the meter', () => {
  const at = (peak: number): { peak: number, rms: number } => ({ peak, rms: peak / 2 })

  it('holds a peak long enough to be read, then lets go', () => {
    const loud = advanceMeter(SILENCE, at(0.8), 1_000)
    expect(advanceMeter(loud, at(0.1), 2_400)).toMatchObject({ peak: 0.1, heldPeak: 0.8 })
    expect(advanceMeter(loud, at(0.1), 2_600)).toMatchObject({ heldPeak: 0.1 })
    expect(advanceMeter(loud, at(0.9), 1_100)).toMatchObject({ heldPeak: 0.9 })
  })

  it('says that it clips when samples reach full scale, and for a while after', () => {
    const clipped = advanceMeter(SILENCE, at(1), 1_000)
    expect(SILENCE.isClipping).toBe(false)
    expect(clipped.isClipping).toBe(true)
    expect(advanceMeter(clipped, at(0.2), 2_000).isClipping).toBe(true)
    expect(advanceMeter(clipped, at(0.2), 2_600).isClipping).toBe(false)
  })
})
