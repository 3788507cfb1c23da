import type { StatsEntry, StatsReport } from './stats-report.ts'
import { entriesOf, numberOf, stringOf } from './stats-report.ts'

/** `mdns`: the browser hides the address behind a `.local` name; `unknown`: it tells none at all. */
export type AddressKind = 'ipv4' | 'ipv6' | 'mdns' | 'unknown'

/** The selected candidate pair, without any address. */
export interface CandidatePath {
  local: RTCIceCandidateType
  remote: RTCIceCandidateType
  protocol: 'udp' | 'tcp'
  /** How this end reaches its TURN server, if it uses one. */
  relayProtocol?: 'udp' | 'tcp' | 'tls'
  /** The family of the path where one end tells it, since both ends have the same one. */
  addressKind: AddressKind
}

/** What protects the path. */
export interface TransportFacts {
  dtlsState: RTCDtlsTransportState | null
  /** As `1.2`. */
  dtlsVersion: string | null
  dtlsCipher: string | null
  srtpCipher: string | null
}

const DTLS_VERSIONS: Readonly<Record<string, string>> = { FEFF: '1.0', FEFD: '1.2', FEFC: '1.3' }

/**
 * The transport of a (bundled) connection: its selected candidate pair, where that leads, how it is protected.
 * @see https://www.w3.org/TR/webrtc-stats/#transportstats-dict*
 */
export function readTransport(report: StatsReport): { pair: StatsEntry | undefined, path: CandidatePath | null, facts: TransportFacts } {
  const transports = entriesOf(report, 'transport')
  const selectedOf = (transport: StatsEntry): StatsEntry | undefined => report.get(stringOf(transport, 'selectedCandidatePairId') ?? '')
  const transport = transports.find(selectedOf) ?? transports[0]
  const pair = (transport && selectedOf(transport)) ?? findSelectedPair(report)
  return {
    pair,
    path: pair
      ? pathOf(pair, report)
      : null,
    facts: {
      dtlsState: stringOf(transport, 'dtlsState') as RTCDtlsTransportState | null,
      dtlsVersion: DTLS_VERSIONS[stringOf(transport, 'tlsVersion')?.toUpperCase() ?? ''] ?? null,
      dtlsCipher: stringOf(transport, 'dtlsCipher'),
      srtpCipher: stringOf(transport, 'srtpCipher'),
    },
  }
}

/** For browsers whose transport names no pair: after an ICE restart several are nominated, the busiest is in use. */
function findSelectedPair(report: StatsReport): StatsEntry | undefined {
  const bytes = (pair: StatsEntry): number => numberOf(pair, 'bytesReceived') ?? 0
  return entriesOf(report, 'candidate-pair')
    .filter(pair => pair.selected === true || (pair.nominated === true && pair.state === 'succeeded'))
    .toSorted((a, b) => Number(b.selected === true) - Number(a.selected === true) || bytes(b) - bytes(a))[0]
}

function pathOf(pair: StatsEntry, report: StatsReport): CandidatePath | null {
  const local = report.get(stringOf(pair, 'localCandidateId') ?? '')
  const remote = report.get(stringOf(pair, 'remoteCandidateId') ?? '')
  const localType = stringOf(local, 'candidateType')
  const remoteType = stringOf(remote, 'candidateType')
  if (!localType || !remoteType)
    return null
  const relayProtocol = stringOf(local, 'relayProtocol')
  return {
    local: localType as RTCIceCandidateType,
    remote: remoteType as RTCIceCandidateType,
    protocol: stringOf(local, 'protocol')?.toLowerCase() === 'tcp'
      ? 'tcp'
      : 'udp',
    ...(relayProtocol === 'udp' || relayProtocol === 'tcp' || relayProtocol === 'tls'
      ? { relayProtocol }
      : {}),
    addressKind: kindOfPath(kindOf(local), kindOf(remote)),
  }
}

function kindOf(candidate: StatsEntry | undefined): AddressKind {
  // Chromium tells the address of a host candidate unless it signals a `.local` name in its place; it is '' then.
  if (candidate?.candidateType === 'host' && candidate.address === '')
    return 'mdns'
  return addressKindOf(stringOf(candidate, 'address') ?? stringOf(candidate, 'ip'))
}

function kindOfPath(local: AddressKind, remote: AddressKind): AddressKind {
  const kinds = [local, remote]
  return kinds.find(kind => kind === 'ipv4' || kind === 'ipv6') ?? (kinds.includes('mdns')
    ? 'mdns'
    : 'unknown')
}

/** What kind of address a candidate has; the address itself stays here. */
export function addressKindOf(address: string | null): AddressKind {
  if (!address)
    return 'unknown'
  if (address.toLowerCase().endsWith('.local'))
    return 'mdns'
  if (address.includes(':'))
    return 'ipv6'
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)
    ? 'ipv4'
    : 'unknown'
}
