import type { AddressKind, TransportFacts } from '../../../rtc/stats-path.ts'
import type { StatsEntry, StatsReport } from '../../../rtc/stats-report.ts'
import { addressKindOf, readTransport } from '../../../rtc/stats-path.ts'
import { entriesOf, numberOf, stringOf } from '../../../rtc/stats-report.ts'

/** A candidate that one connection knows, its own or the other end's. */
export interface CandidateFact {
  readonly id: string
  readonly type: string
  readonly protocol: string
  /** How this end reaches its TURN server. */
  readonly relayProtocol: string | null
  /** As the browser tells it: not at all where it hides it. */
  readonly address: string | null
  readonly port: number | null
  readonly addressKind: AddressKind
  readonly priority: number | null
}

/** Two candidates that were tried together. */
export interface PairFact {
  readonly id: string
  readonly local: CandidateFact | null
  readonly remote: CandidateFact | null
  /** `frozen`, `waiting`, `in-progress`, `failed` or `succeeded`. */
  readonly state: string
  readonly isNominated: boolean
  readonly isSelected: boolean
  readonly priority: number | null
  readonly requestsSent: number | null
  readonly responsesReceived: number | null
  readonly requestsReceived: number | null
  readonly responsesSent: number | null
  readonly rttMs: number | null
  readonly bytesSent: number | null
  readonly bytesReceived: number | null
}

/** What protects the connection, and who vouches for it. */
export interface TrustFacts extends TransportFacts {
  readonly iceRole: string | null
  /** `client` or `server` of the DTLS handshake. */
  readonly dtlsRole: string | null
  readonly localFingerprint: string | null
  readonly remoteFingerprint: string | null
}

/** What a connection consists of, at one moment. */
export interface Anatomy {
  readonly locals: readonly CandidateFact[]
  readonly remotes: readonly CandidateFact[]
  readonly pairs: readonly PairFact[]
  readonly trust: TrustFacts
}

/**
 * Reads ICE and DTLS out of a report.
 * @see https://www.w3.org/TR/webrtc-stats/#icecandidatepair-dict*
 */
export function readAnatomy(report: StatsReport): Anatomy {
  const { pair: selected, facts } = readTransport(report)
  const transport = entriesOf(report, 'transport')[0]
  const candidateOf = (id: string | null): CandidateFact | null => {
    const entry = report.get(id ?? '')
    return entry
      ? toCandidate(entry)
      : null
  }
  const fingerprintOf = (member: string): string | null => stringOf(report.get(stringOf(transport, member) ?? ''), 'fingerprint')
  const byPriority = (a: { priority: number | null }, b: { priority: number | null }): number => (b.priority ?? 0) - (a.priority ?? 0)
  return {
    locals: entriesOf(report, 'local-candidate').map(toCandidate).sort(byPriority),
    remotes: entriesOf(report, 'remote-candidate').map(toCandidate).sort(byPriority),
    pairs: entriesOf(report, 'candidate-pair').map(entry => ({
      id: entry.id,
      local: candidateOf(stringOf(entry, 'localCandidateId')),
      remote: candidateOf(stringOf(entry, 'remoteCandidateId')),
      state: stringOf(entry, 'state') ?? '',
      isNominated: entry.nominated === true,
      isSelected: entry.id === selected?.id,
      priority: numberOf(entry, 'priority'),
      requestsSent: numberOf(entry, 'requestsSent'),
      responsesReceived: numberOf(entry, 'responsesReceived'),
      requestsReceived: numberOf(entry, 'requestsReceived'),
      responsesSent: numberOf(entry, 'responsesSent'),
      rttMs: inMs(numberOf(entry, 'currentRoundTripTime')),
      bytesSent: numberOf(entry, 'bytesSent'),
      bytesReceived: numberOf(entry, 'bytesReceived'),
    })).sort((a, b) => Number(b.isSelected) - Number(a.isSelected) || byPriority(a, b)),
    trust: {
      ...facts,
      iceRole: stringOf(transport, 'iceRole'),
      dtlsRole: stringOf(transport, 'dtlsRole'),
      localFingerprint: fingerprintOf('localCertificateId'),
      remoteFingerprint: fingerprintOf('remoteCertificateId'),
    },
  }
}

function toCandidate(entry: StatsEntry): CandidateFact {
  const address = stringOf(entry, 'address') ?? stringOf(entry, 'ip')
  return {
    id: entry.id,
    type: stringOf(entry, 'candidateType') ?? '',
    protocol: stringOf(entry, 'protocol') ?? '',
    relayProtocol: stringOf(entry, 'relayProtocol'),
    address,
    port: numberOf(entry, 'port'),
    // Chromium tells no address of a host candidate that it signals under a `.local` name.
    addressKind: address === null && entry.candidateType === 'host'
      ? 'mdns'
      : addressKindOf(address),
    priority: numberOf(entry, 'priority'),
  }
}

function inMs(seconds: number | null): number | null {
  return seconds === null
    ? null
    : seconds * 1000
}
