import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmojiOnly } from '../../demos/kit/texts.ts'
import { cleanMessage, parseCallMessage } from '../../demos/two-device-call/call-messages.ts'

const message = (text: unknown): string => JSON.stringify({ kind: 'message', text })

describe('a message from the other device', () => {
  it('is taken as it is, markup included: it is shown as text', () => {
    expect(parseCallMessage(message('<b>hi</b>'))).toEqual({ kind: 'message', text: '<b>hi</b>' })
  })

  it('is dropped when it is too long, empty, of another shape or no JSON', () => {
    const wrong = [
      message('x'.repeat(81)),
      message('   '),
      message(7),
      '{"kind":"shutdown"}',
      '{',
      '',
      'null',
      message('x'.repeat(5_000)),
    ]
    expect(wrong.map(parseCallMessage)).toEqual(wrong.map(() => null))
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => void parseCallMessage(text)))
  })

  it('says what the other end has switched off', () => {
    const media = {
      kind: 'media',
      isCamera: false,
      isAudioMuted: true,
      isVideoMuted: true,
    } as const
    expect(parseCallMessage(JSON.stringify(media))).toEqual(media)
  })
})

describe('a text', () => {
  it('loses what cannot be printed or turns the line around, and keeps joined emoji', () => {
    expect(cleanMessage('a\u202Eb\u0000c\n\n d')).toBe('abc d')
    expect(cleanMessage('👩‍🚀 ❤️')).toBe('👩‍🚀 ❤️')
  })

  it('is cut to what fits, never within a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const clean = cleanMessage(text)
      expect(clean.length).toBeLessThanOrEqual(80)
      expect(clean.isWellFormed()).toBe(true)
    }))
    expect(cleanMessage('🎉'.repeat(60))).toBe('🎉'.repeat(40))
  })

  it('is large when it is emoji alone', () => {
    expect(['👋', '❤️', '👩‍🚀👍🏽'].map(isEmojiOnly)).toEqual([true, true, true])
    expect(['hi 👋', '7', '', '::'].map(isEmojiOnly)).toEqual([false, false, false, false])
  })
})
