import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffSdp } from '../../demos/peer-connection/sdp/diff.ts'
import { explain, keyOf, LINE_KEYS } from '../../demos/peer-connection/sdp/explain.ts'
import { sdpTexts as en } from '../../demos/peer-connection/sdp/texts-en.ts'
import { sdpTexts as zh } from '../../demos/peer-connection/sdp/texts-zh.ts'
import { findAttribute, forgeFingerprint, keepCandidates, parseSdp } from '../../rtc/sdp.ts'

/** What Chromium offered and answered for a picture, a sound and a data channel. */
const read = (name: string): string => readFileSync(new URL(`support/${name}.sdp`, import.meta.url), 'utf8').replaceAll('\n', '\r\n')
const OFFER = read('offer')
const ANSWER = read('answer')
const linesOf = (sdp: string): string[] => sdp.split('\r\n').filter(Boolean)

describe('a session description', () => {
  it('is taken apart at its m= lines', () => {
    expect(parseSdp(OFFER).map(({ kind, mid, lines }) => [kind, mid, lines.length])).toEqual([
      ['session', null, 7],
      ['video', '0', 125],
      ['audio', '1', 31],
      ['application', '2', 10],
    ])
  })

  it('tells type, attribute and value of each line', () => {
    const [session, video] = parseSdp(OFFER)
    expect(session?.lines[0]).toEqual({
      text: 'v=0',
      type: 'v',
      attribute: null,
      value: '0',
    })
    expect(video?.lines.find(({ attribute }) => attribute === 'rtpmap')).toEqual({
      text: 'a=rtpmap:96 VP8/90000',
      type: 'a',
      attribute: 'rtpmap',
      value: '96 VP8/90000',
    })
    expect(video?.lines.find(({ attribute }) => attribute === 'sendrecv')?.value).toBe('')
  })

  it('loses no line, whatever it is', () => {
    fc.assert(fc.property(fc.array(fc.string().map(text => text.replaceAll(/[\r\n]/g, ''))), (lines) => {
      const parsed = parseSdp(lines.join('\r\n')).flatMap(section => section.lines.map(({ text }) => text))
      expect(parsed).toEqual(lines.filter(Boolean))
    }))
  })

  it('is explained without a throw and without markup of its own, whatever came from the network', () => {
    const mangled = fc.array(fc.constantFrom(...linesOf(OFFER), ...linesOf(ANSWER)).chain(line => fc.tuple(fc.constant(line), fc.nat({ max: line.length }), fc.string())), { maxLength: 60 })
      .map(lines => lines.map(([line, at, text]) => line.slice(0, at) + text + line.slice(at + 1)).join('\r\n'))
    fc.assert(fc.property(fc.oneof(fc.string(), mangled), (sdp) => {
      const sections = parseSdp(sdp)
      for (const line of sections.flatMap(({ lines }) => lines)) {
        expect(explain(line, en).text).not.toBe('')
        expect(explain(line, zh).text).not.toBe('')
      }
      diffSdp(sections, parseSdp(OFFER))
    }))
  })

  it('is cut off where it is longer than any real one', () => {
    expect(parseSdp('a=x\r\n'.repeat(100_000)).flatMap(({ lines }) => lines).length).toBeLessThan(10_000)
  })

  it('gives up the candidates that are not wanted, and nothing else', () => {
    const kept = keepCandidates(OFFER, line => line.includes('2113937151'))
    expect(linesOf(OFFER).length - linesOf(kept).length).toBe(1)
    expect(keepCandidates(OFFER, () => true)).toBe(OFFER)
  })

  it('has another fingerprint in every section when it is forged, and is else the same', () => {
    const forged = forgeFingerprint(OFFER)
    const changed = linesOf(forged).filter((line, i) => line !== linesOf(OFFER)[i])
    expect(changed).toHaveLength(3)
    expect(changed.every(line => line.startsWith('a=fingerprint:sha-256 00:'))).toBe(true)
  })

  it('tells the first value of an attribute', () => {
    expect(findAttribute(OFFER, 'ice-ufrag')).toBe('tUyy')
    expect(findAttribute(OFFER, 'nothing-of-the-kind')).toBeNull()
  })
})

describe('the explanation of a line', () => {
  it('is there for every line of a real offer and answer, in both languages', () => {
    for (const line of [OFFER, ANSWER].flatMap(sdp => parseSdp(sdp)).flatMap(({ lines }) => lines)) {
      expect(keyOf(line), line.text).not.toBeNull()
      expect(explain(line, en).source?.url, line.text).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d{4}/)
      for (const texts of [en, zh]) {
        const { text } = explain(line, texts)
        expect(text, line.text).toMatch(/[.。]$/)
        expect(text, line.text).not.toMatch(/undefined|NaN|, ,/)
      }
    }
  })

  it('exists for the same lines in both languages', () => {
    expect(Object.keys(en.lines).sort()).toEqual([...LINE_KEYS].sort())
    expect(Object.keys(zh.lines).sort()).toEqual([...LINE_KEYS].sort())
  })

  it.each([
    ['a=rtpmap:111 opus/48000/2', 'Payload type 111 is opus, with a clock of 48,000 Hz, 2 channels.', 'RFC 8866, 6.6'],
    ['a=fmtp:97 apt=96', 'Payload type 97 sends lost packets of payload type 96 again.', 'RFC 8866, 6.15'],
    ['a=setup:active', 'This end begins the DTLS handshake, as its client.', 'RFC 8842, 5'],
    ['a=group:BUNDLE 0 1 2', 'The sections 0, 1, 2 share one transport: one port, one set of candidates, one DTLS handshake.', 'RFC 9143'],
  ])('of %s speaks of what it says', (text, explanation, source) => {
    const [line] = parseSdp(text).flatMap(({ lines }) => lines)
    expect(line && explain(line, en)).toMatchObject({
      text: explanation,
      source: { name: source },
    })
  })

  it('says so when it knows none', () => {
    const [line] = parseSdp('a=__proto__:x').flatMap(({ lines }) => lines)
    expect(line && explain(line, en)).toEqual({ text: en.unknown, source: null })
  })
})

describe('the difference between offer and answer', () => {
  const sections = diffSdp(parseSdp(OFFER), parseSdp(ANSWER))

  it('goes section by section', () => {
    expect(sections.map(({ kind, mid }) => [kind, mid])).toEqual([
      ['session', null],
      ['video', '0'],
      ['audio', '1'],
      ['application', '2'],
    ])
  })

  it('shows that each end has credentials and a certificate of its own, and who begins DTLS', () => {
    const application = sections[3]?.lines.filter(({ side }) => side !== 'both').map(({ line, side }) => [side, line.text])
    expect(application).toContainEqual(['before', 'a=setup:actpass'])
    expect(application).toContainEqual(['after', 'a=setup:active'])
    expect(application).toContainEqual(['before', 'a=ice-ufrag:tUyy'])
    expect(sections[3]?.lines.find(({ line }) => line.text === 'a=sctp-port:5000')?.side).toBe('both')
  })

  it('can be put together again to either of the two', () => {
    for (const [side, sdp] of [
      ['before', OFFER],
      ['after', ANSWER],
    ] as const) {
      const lines = sections.flatMap(section => section.lines.filter(line => line.side === 'both' || line.side === side).map(({ line }) => line.text))
      expect(lines).toEqual(linesOf(sdp))
    }
  })

  it('is nothing between a description and itself', () => {
    expect(diffSdp(parseSdp(OFFER), parseSdp(OFFER)).map(({ changes }) => changes)).toEqual([0, 0, 0, 0])
  })
})
