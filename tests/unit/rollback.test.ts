import { describe, expect, it } from 'vitest'
import { RollbackCare } from '../../rtc/rollback.ts'

function section(mid: string, direction: string, ...ssrcs: number[]): string {
  return [
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    `a=mid:${mid}`,
    `a=${direction}`,
    ...ssrcs.map(ssrc => `a=ssrc:${ssrc} cname:x`),
    ...(ssrcs.length > 1
      ? [`a=ssrc-group:FID ${ssrcs.join(' ')}`]
      : []),
    '',
  ].join('\r\n')
}
const session = (...sections: string[]): string => `v=0\r\n${sections.join('')}`

describe('an offer that rolls an own one back', () => {
  it('names no source where the last description named one, and everything else', () => {
    const care = new RollbackCare()
    care.note(session(section('0', 'sendrecv', 1, 2)))
    expect(care.prepare(session(section('0', 'sendrecv', 1, 2)))).toBe(session(section('0', 'sendrecv')))
  })

  it('names it again the next time, section by section', () => {
    const care = new RollbackCare()
    care.note(session(section('0', 'sendrecv'), section('1', 'sendrecv', 3)))
    const offer = session(section('0', 'sendrecv', 1), section('1', 'sendrecv', 3), section('2', 'sendrecv', 5))
    expect(care.prepare(offer)).toBe(session(section('0', 'sendrecv', 1), section('1', 'sendrecv'), section('2', 'sendrecv', 5)))
  })

  it('remembers a section through the time in which nothing was sent there', () => {
    const care = new RollbackCare()
    care.note(session(section('0', 'sendrecv', 1)))
    care.note(session(section('0', 'recvonly')))
    expect(care.prepare(session(section('0', 'sendonly', 1)))).toBe(session(section('0', 'sendonly')))
  })

  it('is the offer itself where nothing was received before', () => {
    const offer = session(section('0', 'sendrecv', 1))
    expect(new RollbackCare().prepare(offer)).toBe(offer)
  })
})
