import type { AddressKind } from './stats-path.ts'
import { addressKindOf } from './stats-path.ts'

/** What a candidate's line says. */
export interface CandidateLine {
  /** The same for candidates that came about in the same way. */
  readonly foundation: string
  /** 1: RTP, and RTCP with it; 2: RTCP alone. */
  readonly component: number
  readonly protocol: 'udp' | 'tcp'
  readonly priority: number
  /** An address, or an mDNS name. */
  readonly address: string
  readonly port: number
  readonly type: RTCIceCandidateType
  /** Of the local address behind a reflexive or relayed one; null where it is not told. */
  readonly relatedAddress: string | null
  readonly relatedPort: number | null
  /** Who opens the connection, over TCP. */
  readonly tcpType: 'active' | 'passive' | 'so' | null
  /** Name of the ICE credentials it belongs to. */
  readonly usernameFragment: string | null
  readonly addressKind: AddressKind
}

/** What the priority is made of: it is compared, never negotiated. */
export interface PriorityParts {
  /** 126 for host, 110 for peer-reflexive, 100 for server-reflexive, 0 for relayed, if one follows the advice. */
  readonly typePreference: number
  /** Among addresses of the same type. */
  readonly localPreference: number
  readonly component: number
}

/** No candidate comes near; what is longer is not one. */
const MAX_LINE_LENGTH = 2_000

const CANDIDATE = /^(?:a=)?candidate:([\w+/]{1,64}) (\d{1,3}) (\w{1,16}) (\d{1,10}) (\S{1,255}) (\d{1,5}) typ (\w{1,16})((?: \S+ \S+)*)$/
const TYPES: readonly string[] = [
  'host',
  'srflx',
  'prflx',
  'relay',
] satisfies RTCIceCandidateType[]

/**
 * Reads a candidate's line, with or without `a=` before it; null for what is no candidate. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1
 */
export function parseCandidate(line: string): CandidateLine | null {
  const match = line.length <= MAX_LINE_LENGTH
    ? CANDIDATE.exec(line.trim())
    : null
  if (!match)
    return null
  const [, foundation = '', component, transport = '', priority, address = '', port, type = '', rest = ''] = match
  const protocol = transport.toLowerCase()
  if (!TYPES.includes(type) || (protocol !== 'udp' && protocol !== 'tcp') || Number(port) > 65_535)
    return null
  const extensions = readExtensions(rest)
  const relatedPort = Number(extensions.get('rport') ?? Number.NaN)
  return {
    foundation,
    component: Number(component),
    protocol,
    priority: Number(priority),
    address,
    port: Number(port),
    type: type as RTCIceCandidateType,
    // Browsers that hide the address write one that is none.
    relatedAddress: extensions.get('raddr') ?? null,
    relatedPort: Number.isInteger(relatedPort)
      ? relatedPort
      : null,
    tcpType: tcpTypeOf(extensions.get('tcptype')),
    usernameFragment: extensions.get('ufrag') ?? null,
    addressKind: addressKindOf(address),
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc8445#section-5.1.2.1 */
export function priorityParts(priority: number): PriorityParts {
  return {
    typePreference: Math.floor(priority / 2 ** 24) % 256,
    localPreference: Math.floor(priority / 2 ** 8) % 65_536,
    component: 256 - priority % 256,
  }
}

function readExtensions(rest: string): Map<string, string> {
  const words = rest.trim().split(' ')
  const extensions = new Map<string, string>()
  for (let i = 0; i + 1 < words.length; i += 2)
    extensions.set(words[i] ?? '', words[i + 1] ?? '')
  return extensions
}

function tcpTypeOf(word: string | undefined): CandidateLine['tcpType'] {
  return word === 'active' || word === 'passive' || word === 'so'
    ? word
    : null
}
