import type { NetworkInterfaceInfo } from 'node:os'
import { networkInterfaces } from 'node:os'

export const LOOPBACK = '127.0.0.1'

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** Bridges of containers and virtual machines, and tunnels: the audience is not on them. */
const VIRTUAL = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|bridge|utun|tun|tap|wg|zt|tailscale|cni|flannel|lxc|podman)/i
/** @see https://www.rfc-editor.org/rfc/rfc1918#section-3 */
const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/
/** Given to an interface that found no DHCP server. @see https://www.rfc-editor.org/rfc/rfc3927 */
const LINK_LOCAL = /^169\.254\./

/** This computer's IPv4 addresses that others may reach, the likeliest first; empty when it is on no network. */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const candidates = Object.entries(interfaces).flatMap(([name, infos = []]) => infos
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => ({
      address,
      rank: rankOf(name, address),
    })))
  const addresses = candidates.sort((a, b) => a.rank - b.rank).map(({ address }) => address)
  return [
    ...new Set(addresses),
  ]
}

/** The address that goes into the QR code; the loopback address when this computer is on no network. */
export function chooseLanAddress(addresses: readonly string[]): string {
  return addresses[0] ?? LOOPBACK
}

function rankOf(name: string, address: string): number {
  if (LINK_LOCAL.test(address))
    return 3
  if (VIRTUAL.test(name))
    return 2
  return PRIVATE.test(address)
    ? 0
    : 1
}
