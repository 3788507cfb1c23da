import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALL_CANDIDATES, passes } from '../../demos/peer-connection/lab/filter.ts'
import { parseCandidate, priorityParts } from '../../rtc/candidate.ts'

const HOST = 'candidate:1672089835 1 udp 2113937151 5f8660d2-456d-435b-bef5-1ebcbbc91c15.local 53340 typ host generation 0 ufrag PO+o network-cost 999'
const HOST4 = 'candidate:1 1 UDP 2130706431 192.0.2.10 46154 typ host'
const HOST6 = 'candidate:2 1 udp 2130706431 2001:db8::1 46154 typ host'
const SRFLX = 'candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 192.0.2.10 rport 46154 generation 0'
const RELAY = 'candidate:3 1 udp 41885439 198.51.100.3 50001 typ relay raddr 203.0.113.7 rport 46154'
const TCP = 'candidate:4 1 tcp 1518280447 192.0.2.10 9 typ host tcptype active'

describe('a candidate', () => {
  it('tells what RFC 8839 says that it tells', () => {
    expect(parseCandidate(SRFLX)).toEqual({
      foundation: '842163049',
      component: 1,
      protocol: 'udp',
      priority: 1677729535,
      address: '203.0.113.7',
      port: 46154,
      type: 'srflx',
      relatedAddress: '192.0.2.10',
      relatedPort: 46154,
      tcpType: null,
      usernameFragment: null,
      addressKind: 'ipv4',
    })
    expect(parseCandidate(HOST)).toMatchObject({
      type: 'host',
      addressKind: 'mdns',
      usernameFragment: 'PO+o',
      relatedPort: null,
    })
    expect(parseCandidate(`a=${TCP}`)).toMatchObject({ protocol: 'tcp', tcpType: 'active', port: 9 })
    expect(parseCandidate(HOST4)?.protocol).toBe('udp')
  })

  it.each([
    '',
    'candidate:',
    'candidate:1 1 udp 1 192.0.2.1 99999 typ host',
    'candidate:1 1 udp 1 192.0.2.1 9 typ wormhole',
    'candidate:1 1 carrier-pigeon 1 192.0.2.1 9 typ host',
    'candidate:1 1 udp -1 192.0.2.1 9 typ host',
    'candidate:1 1 udp 1 192.0.2.1 9',
    `candidate:1 1 udp 1 192.0.2.1 9 typ host ${'x '.repeat(5_000)}`,
  ])('is none: %s', (line) => {
    expect(parseCandidate(line)).toBeNull()
  })

  it('never throws, and is read quickly, whatever came from the network', () => {
    const mangled = fc.tuple(fc.constantFrom(HOST, SRFLX, RELAY, TCP), fc.nat({ max: 120 }), fc.string()).map(([line, at, text]) => line.slice(0, at) + text + line.slice(at))
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 5_000 }), mangled), (line) => {
      // The quickest of three: a machine with much else to do may leave off in the middle of one.
      const timesMs = [1, 2, 3].map(() => {
        const startMs = performance.now()
        parseCandidate(line)
        return performance.now() - startMs
      })
      expect(Math.min(...timesMs)).toBeLessThan(100)
    }))
  })

  it('has a priority made of type, local preference and component', () => {
    expect(priorityParts(2130706431)).toEqual({ typePreference: 126, localPreference: 65535, component: 1 })
    expect(priorityParts(1677729535).typePreference).toBe(100)
    fc.assert(fc.property(fc.nat({ max: 126 }), fc.nat({ max: 65535 }), fc.integer({ min: 1, max: 256 }), (typePreference, localPreference, component) => {
      const priority = 2 ** 24 * typePreference + 2 ** 8 * localPreference + (256 - component)
      expect(priorityParts(priority)).toEqual({ typePreference, localPreference, component })
    }))
  })
})

describe('the filter of candidates', () => {
  it.each([
    ['ipv4', HOST4],
    ['ipv4', SRFLX],
    ['ipv6', HOST6],
    ['mdns', HOST],
    ['host', HOST],
    ['host', TCP],
    ['srflx', SRFLX],
  ] as const)('without %s drops %s', (name, line) => {
    expect(passes(line, ALL_CANDIDATES)).toBe(true)
    expect(passes(line, { ...ALL_CANDIDATES, [name]: false })).toBe(false)
  })

  it('without host and srflx leaves the relayed ones', () => {
    expect(passes(RELAY, { ...ALL_CANDIDATES, host: false, srflx: false })).toBe(true)
  })

  it('lets the end of candidates through, and what is none', () => {
    for (const line of ['', 'candidate:?']) {
      expect(passes(line, {
        ipv4: false,
        ipv6: false,
        mdns: false,
        host: false,
        srflx: false,
      })).toBe(true)
    }
  })
})
