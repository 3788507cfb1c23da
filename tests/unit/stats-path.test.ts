import type { Entry } from './support/stats-reports.ts'
import { describe, expect, it } from 'vitest'
import { addressKindOf } from '../../rtc/stats-path.ts'
import { between } from './support/stats-reports.ts'

describe('the path', () => {
  const candidates = [
    {
      id: 'L',
      type: 'local-candidate',
      candidateType: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
      address: '203.0.113.9',
    },
    {
      id: 'R',
      type: 'remote-candidate',
      candidateType: 'prflx',
      protocol: 'udp',
    },
  ]
  const pair = (members: object): Entry => ({
    id: 'P',
    type: 'candidate-pair',
    localCandidateId: 'L',
    remoteCandidateId: 'R',
    ...members,
  })
  const transport = {
    id: 'T',
    type: 'transport',
    selectedCandidatePairId: 'P',
    dtlsState: 'connected',
    tlsVersion: 'FEFD',
    dtlsCipher: 'TLS_X',
    srtpCipher: 'AEAD_AES_128_GCM',
  }

  it('is the pair the transport has selected, with its round trip and its protection', () => {
    const other = pair({
      id: 'Q',
      nominated: true,
      state: 'succeeded',
      currentRoundTripTime: 9,
    })
    const sample = between([], [
      other,
      transport,
      pair({ currentRoundTripTime: 0.012, availableOutgoingBitrate: 3e5 }),
      ...candidates,
    ])
    expect(sample).toMatchObject({
      rttMs: 12,
      availableOutgoingBitrate: 3e5,
      path: {
        local: 'relay',
        remote: 'prflx',
        protocol: 'udp',
        relayProtocol: 'tls',
        addressKind: 'ipv4',
      },
      dtlsState: 'connected',
      dtlsVersion: '1.2',
      dtlsCipher: 'TLS_X',
      srtpCipher: 'AEAD_AES_128_GCM',
    })
  })

  it('is the nominated pair that succeeded and carries the data, where the transport names none', () => {
    const sample = between([], [
      pair({
        id: 'old',
        nominated: true,
        state: 'succeeded',
        bytesReceived: 5,
        currentRoundTripTime: 0.5,
      }),
      pair({
        nominated: true,
        state: 'succeeded',
        bytesReceived: 500,
        currentRoundTripTime: 0.001,
      }),
      ...candidates,
    ])
    expect(sample.rttMs).toBe(1)
    expect(sample.path?.local).toBe('relay')
  })

  it('is unknown before there is one', () => {
    expect(between([], [
      pair({ state: 'in-progress' }),
      ...candidates,
    ]).path).toBeNull()
  })

  it.each([
    ['host', '', 'mdns'],
    ['prflx', '', 'unknown'],
    ['host', undefined, 'unknown'],
    ['host', 'fd00::7', 'ipv6'],
  ])('of a %s candidate whose address reads %s has the address kind %s', (candidateType, address, kind) => {
    const local = {
      id: 'L',
      type: 'local-candidate',
      candidateType,
      address,
    }
    expect(between([], [
      transport,
      pair({}),
      local,
      ...candidates.slice(1),
    ]).path?.addressKind).toBe(kind)
  })

  it('never lets an address out', () => {
    expect(JSON.stringify(between([], [
      transport,
      pair({}),
      ...candidates,
    ]))).not.toContain('203.0.113')
  })

  it('survives being sent as JSON unchanged', () => {
    const sample = between([], [
      transport,
      pair({ currentRoundTripTime: Number.NaN }),
      ...candidates,
    ])
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample)
  })

  it.each([
    ['192.168.1.20', 'ipv4'],
    ['fe80::1', 'ipv6'],
    ['3c0ffee0-1111-4222-8333-444455556666.local', 'mdns'],
    ['(redacted)', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('tells the kind of the address %s', (address, kind) => {
    expect(addressKindOf(address)).toBe(kind)
  })
})
