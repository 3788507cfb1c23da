import { describe, expect, it } from 'vitest'
import { CHECK_IDS } from '../../demos/connectivity/facts.ts'
import { candidateKinds, figuresOf } from '../../demos/connectivity/figures.ts'
import { preflightTexts } from '../../demos/connectivity/messages.ts'
import { maskAddress, writeReport } from '../../demos/connectivity/report.ts'
import { verdictsOf } from '../../demos/connectivity/verdict.ts'
import { failed, GOOD, HOST } from './support/preflight.ts'

describe('the report', () => {
  const relay = failed('turn-unauthorized', [
    { code: 401, text: 'Unauthorized', url: 'turn:192.168.178.2:3478?transport=udp' },
  ])
  const write = (isWithAddresses: boolean) => writeReport({
    outcomes: { ...GOOD, relay },
    verdicts: verdictsOf({ ...GOOD, relay }),
    overall: 'TURN does not relay.',
    checkedAt: new Date(Date.UTC(2026, 0, 2)),
    userAgent: 'Browser/1.0',
    isWithAddresses,
    texts: preflightTexts.en,
    finding: () => ({ says: 'So it is.' }),
  })

  it('holds every check, figures and answers, and no address in full', () => {
    const text = write(false)
    for (const id of CHECK_IDS)
      expect(text).toContain(preflightTexts.en.name[id])
    expect(text).toContain('2026-01-02')
    expect(text).toContain('640 × 480 · 30 fps')
    expect(text).toContain('401 turn:192.168.*.*:3478?transport=udp Unauthorized')
    expect(text).toContain('host udp 192.168.*.*')
    expect(text).not.toMatch(/178|3f0c/)
  })

  it('holds addresses when they are wanted', () => {
    expect(write(true)).toContain('host udp 192.168.178.23')
  })

  it.each([
    ['192.168.178.23', '192.168.*.*'],
    ['2001:db8:85a3::8a2e', '2001:db8:…'],
    ['3f0c-11.local', '*.local'],
  ])('writes %s as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})

it('writes what was measured in few signs', () => {
  expect(candidateKinds(HOST)).toBe('UDP · TCP · IPv4 · mDNS')
  expect(figuresOf('throughput', GOOD.throughput)).toBe('↓ 40.0 Mbit/s  ↑ 12.0 Mbit/s')
  expect(figuresOf('relay', GOOD.relay)).toBe('UDP · 9.0 ms')
  expect(figuresOf('camera', { state: 'waiting' })).toBe('')
})
