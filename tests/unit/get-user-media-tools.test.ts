import { describe, expect, it } from 'vitest'
import { codeText } from '../../demos/get-user-media/code-text.ts'
import { deviceChoices } from '../../demos/get-user-media/device-choices.ts'
import { errorFacts } from '../../demos/get-user-media/error-facts.ts'
import { edges, grey } from '../../demos/get-user-media/filters.ts'
import { fileEnding, formatDuration, formatSize, supportedFormats } from '../../demos/get-user-media/recording.ts'
import { TalkError } from '../../rtc/errors.ts'
import { toMediaError } from '../../rtc/media-request.ts'

describe('what is read beside it', () => {
  it('is the call as one would write it', () => {
    expect(codeText({
      audio: true,
      video: {
        width: { exact: 1 },
        facingMode: ['user'],
      },
    })).toBe('{ audio: true, video: { width: { exact: 1 }, facingMode: [\'user\'] } }')
    expect(codeText({})).toBe('{}')
    expect(codeText('0123456789abcdef0123')).toBe('\'0123456789abcde…\'')
  })

  it('is the browser’s own error, not the one that wraps it', () => {
    const overconstrained = { name: 'OverconstrainedError', message: '', constraint: 'width' }
    expect(errorFacts(toMediaError(overconstrained))).toEqual({ ...overconstrained, reason: 'overconstrained' })
    expect(errorFacts(new DOMException('Permission denied', 'NotAllowedError'))).toEqual({
      name: 'NotAllowedError',
      message: 'Permission denied',
      constraint: '',
      reason: 'permission-denied',
    })
    expect(errorFacts(new TalkError('device-lost', { detail: 'Camera 1' }))).toEqual({
      name: 'ended',
      message: 'Camera 1',
      constraint: '',
      reason: 'device-lost',
    })
    expect(errorFacts('nonsense').reason).toBe('unknown')
  })

  it('is every device by name, and the chosen one even when it has gone', () => {
    const words = {
      anyDevice: 'any',
      goneDevice: 'gone',
      unnamed: (n: number) => `device ${n}`,
    }
    const devices = [
      { id: 'a', kind: 'videoinput', label: 'Front' },
      { id: 'b', kind: 'videoinput', label: '' },
      { id: '', kind: 'videoinput', label: '' },
      { id: 'm', kind: 'audioinput', label: 'Microphone' },
    ] as const
    expect(deviceChoices(devices, 'videoinput', '', words).map(({ label }) => label)).toEqual(['any', 'Front', 'device 2'])
    expect(deviceChoices(devices, 'videoinput', 'x', words).at(-1)).toEqual({ value: 'x', label: 'gone' })
  })
})

describe('filters', () => {
  it('grey leaves brightness alone', () => {
    const data = new Uint8ClampedArray([255, 0, 0, 255, 10, 10, 10, 255])
    grey({ data, width: 2, height: 1 })
    expect([...data]).toEqual([76, 76, 76, 255, 10, 10, 10, 255])
  })

  it('edges finds the line between dark and light, and nothing in an even picture', () => {
    const picture = (light: (x: number) => number): Uint8ClampedArray => new Uint8ClampedArray(Array.from({ length: 16 }, (_, i) => {
      const level = light(i % 4)
      return [level, level, level, 255]
    }).flat())
    const brightness = (data: Uint8ClampedArray): number[] => Array.from({ length: 4 }, (_, x) => data[(4 + x) * 4] ?? 0)
    const even = picture(() => 120)
    edges({ data: even, width: 4, height: 4 })
    expect(brightness(even)).toEqual([0, 0, 0, 0])
    const halves = picture(x => x < 2
      ? 0
      : 200)
    edges({ data: halves, width: 4, height: 4 })
    expect(brightness(halves)).toEqual([0, 255, 255, 0])
  })
})

describe('recording', () => {
  it('takes the first format that the browser writes', () => {
    expect(supportedFormats(true, type => type.startsWith('video/webm'))[0]).toBe('video/webm;codecs=vp9,opus')
    expect(supportedFormats(false, type => type === 'audio/mp4')).toEqual(['audio/mp4'])
    expect(supportedFormats(true, () => false)).toEqual([])
  })

  it.each([
    ['video/webm;codecs=vp9,opus', 'webm'],
    ['video/mp4', 'mp4'],
    ['audio/mp4;codecs=mp4a.40.2', 'm4a'],
    ['', 'bin'],
  ])('ends a file of %s in .%s', (type, ending) => {
    expect(fileEnding(type)).toBe(ending)
  })

  it('says its length and size', () => {
    expect(formatDuration(65_900)).toBe('1:05')
    expect([
      formatSize(999),
      formatSize(1_499),
      formatSize(2_345_678),
    ]).toEqual(['999 B', '1 kB', '2.3 MB'])
  })
})
