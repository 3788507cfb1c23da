import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { chooseLanAddress, lanAddresses } from '../../server/lan.ts'

function ipv4(address: string, internal = false): NetworkInterfaceInfo[] {
  return [
    {
      address,
      internal,
      family: 'IPv4',
      netmask: '255.255.255.0',
      mac: '00:00:00:00:00:00',
      cidr: `${address}/24`,
    },
  ]
}

it('prefers the network the audience is on to bridges, tunnels and addresses without a network', () => {
  expect(lanAddresses({
    lo: ipv4('127.0.0.1', true),
    docker0: ipv4('172.17.0.1'),
    utun3: ipv4('10.8.0.2'),
    en5: ipv4('169.254.3.4'),
    eth1: ipv4('203.0.113.7'),
    wlan0: ipv4('192.168.1.20'),
  })).toEqual([
    '192.168.1.20',
    '203.0.113.7',
    '172.17.0.1',
    '10.8.0.2',
    '169.254.3.4',
  ])
})

it('leaves IPv6 out, which is unreadable on a slide', () => {
  expect(lanAddresses({
    wlan0: [
      {
        address: 'fd00::1',
        internal: false,
        family: 'IPv6',
        netmask: 'ffff::',
        mac: '',
        cidr: null,
        scopeid: 0,
      },
    ],
  })).toEqual([])
})

it('falls back to this computer alone', () => {
  expect(chooseLanAddress([])).toBe('127.0.0.1')
})
