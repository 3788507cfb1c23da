import { describe, expect, it } from 'vitest'
import { constraintTable, formatCapability, formatConstraint } from '../../demos/get-user-media/constraint-table.ts'
import { planStep, toConstraints, withoutEffect } from '../../demos/get-user-media/constraints.ts'
import { INITIAL, LabSettingsSchema } from '../../demos/get-user-media/lab-settings.ts'
import { readAddress, writeAddress } from '../../demos/kit/useDemoSettings.ts'

describe('what is asked for', () => {
  it('is anything with a picture, unless something is chosen', () => {
    expect(toConstraints(INITIAL).video).toBe(true)
    expect(toConstraints({ ...INITIAL, video: false }).video).toBe(false)
  })

  it('is a wish, or exactly that where it was said so', () => {
    expect(toConstraints({
      ...INITIAL,
      size: '1280x720',
      frameRate: 30,
      facing: 'user',
    }).video).toEqual({
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      facingMode: { ideal: 'user' },
    })
    expect(toConstraints({ ...INITIAL, echoCancellation: false, exact: true }).audio).toMatchObject({
      echoCancellation: { exact: false },
    })
  })

  it('names a chosen device exactly', () => {
    const { video, audio } = toConstraints({ ...INITIAL, camera: 'c1', microphone: 'm1' })
    expect(video).toEqual({
      deviceId: { exact: 'c1' },
    })
    expect(audio).toMatchObject({
      deviceId: { exact: 'm1' },
    })
  })

  it('stands in the address and is read from there; nonsense is passed over', () => {
    const set = {
      ...INITIAL,
      size: '640x480',
      frameRate: 15,
      echoCancellation: false,
      filter: 'edges',
    } as const
    const search = writeAddress('', set, INITIAL)
    expect(search).toBe('?size=640x480&frameRate=15&echoCancellation=false&filter=edges')
    expect(readAddress(search, LabSettingsSchema, INITIAL)).toEqual(set)
    expect(readAddress('?size=1x1&frameRate=999&facing=up&filter=none', LabSettingsSchema, INITIAL)).toEqual(INITIAL)
  })
})

describe('the way to what is asked now', () => {
  it.each([
    [
      'nothing runs and nothing is asked',
      null,
      false,
      'none',
    ],
    ['nothing runs', null, true, 'request'],
    [
      'it is not wanted any more',
      true,
      false,
      'stop',
    ],
    [
      'it is the same',
      {
        width: { ideal: 640 },
      },
      {
        width: { ideal: 640 },
      },
      'none',
    ],
    [
      'it is the same in another order',
      { width: 1, height: 2 },
      { height: 2, width: 1 },
      'none',
    ],
    [
      'it is the same wish, written bare',
      { width: 640 },
      {
        width: { ideal: 640 },
      },
      'none',
    ],
    [
      'anything will do again',
      {
        width: { ideal: 640 },
      },
      true,
      'apply',
    ],
    [
      'the picture is to be larger',
      true,
      {
        width: { ideal: 1280 },
      },
      'apply',
    ],
    [
      'another device is to be taken',
      true,
      {
        deviceId: { exact: 'a' },
      },
      'request',
    ],
    [
      'the other side is to be seen',
      {
        facingMode: { ideal: 'user' },
      },
      {
        facingMode: { ideal: 'environment' },
      },
      'request',
    ],
  ] as const)('when %s', (_when, before, after, step) => {
    expect(planStep(before, after)).toBe(step)
  })

  it('is another request where applyConstraints was taken and had no effect', () => {
    const asked = {
      echoCancellation: { ideal: false },
      noiseSuppression: { ideal: true },
    }
    const capabilities = {
      echoCancellation: [true, false],
      noiseSuppression: [true, false],
    } as MediaTrackCapabilities
    expect(withoutEffect(asked, { echoCancellation: true, noiseSuppression: true }, capabilities)).toEqual(['echoCancellation'])
    expect(withoutEffect(asked, { echoCancellation: false, noiseSuppression: true }, capabilities)).toEqual([])
    // What the browser does not tell, or the device cannot do, no request brings.
    expect(withoutEffect(asked, {}, capabilities)).toEqual([])
    expect(withoutEffect(asked, { echoCancellation: true, noiseSuppression: true }, {
      ...capabilities,
      echoCancellation: [true],
    } as MediaTrackCapabilities)).toEqual([])
  })
})

describe('the table of asked, possible and given', () => {
  const supported = {
    width: true,
    height: true,
    frameRate: true,
    facingMode: false,
  }
  const rows = constraintTable({
    kind: 'video',
    asked: {
      width: { ideal: 1280 },
      frameRate: { max: 30 },
      height: { exact: 480 },
      facingMode: { ideal: 'user' },
      aspectRatio: 1.5,
    },
    capabilities: {
      width: { min: 1, max: 3840 },
      facingMode: [],
    },
    settings: { width: 640, height: 480, frameRate: 29.97 },
  }, { ...supported, aspectRatio: true })
  const row = (name: string): typeof rows[number] | undefined => rows.find(one => one.name === name)

  it('marks what was not given as it was asked', () => {
    expect(row('width')).toEqual({
      name: 'width',
      asked: 'ideal 1280',
      possible: '1–3840',
      given: '640',
      verdict: 'missed',
    })
  })

  it('marks what was', () => {
    expect(row('height')?.verdict).toBe('met')
    expect(row('frameRate')).toMatchObject({ asked: 'max 30', given: '29.97', verdict: 'met' })
  })

  it('says what the browser does not know, does not tell, and was not asked', () => {
    expect(row('facingMode')).toMatchObject({ verdict: 'unsupported', possible: null })
    expect(row('aspectRatio')?.verdict).toBe('untold')
    expect(row('resizeMode')?.verdict).toBe('unasked')
  })

  it('has a few rows where there is no room for all', () => {
    const short = constraintTable({
      kind: 'audio',
      asked: true,
      capabilities: {},
      settings: {},
    }, {}, true)
    expect(short.map(({ name }) => name)).toEqual(['echoCancellation', 'noiseSuppression', 'autoGainControl'])
  })

  it.each([
    [undefined, null],
    ['user', 'user'],
    [
      { exact: true },
      'exact true',
    ],
    [
      { min: 320, max: 1280 },
      'min 320, max 1280',
    ],
    [
      {
        ideal: ['a', 'b'],
      },
      'ideal a, b',
    ],
  ])('writes the constraint %o as %s', (constraint, text) => {
    expect(formatConstraint(constraint)).toBe(text)
  })

  it.each([
    [undefined, null],
    [[], null],
    [
      [true, false, 'remote-only'],
      'true, false, remote-only',
    ],
    [
      { min: 0.01, max: 0.01 },
      '0.01',
    ],
    [
      { min: 0.000463, max: 3840 },
      '0.0005–3840',
    ],
  ])('writes the capability %o as %s', (capability, text) => {
    expect(formatCapability(capability)).toBe(text)
  })
})
