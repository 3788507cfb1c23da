import type { CandidateFacts, CheckId, FactsOf, Outcome } from './facts.ts'
import { formatBitrate, formatMs } from '../kit/format.ts'

const ADDRESS_KINDS = {
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  mdns: 'mDNS',
  unknown: null,
} as const

/** Transports and kinds of address among candidates: `UDP · TCP · IPv4 · mDNS`. */
export function candidateKinds({ candidates }: CandidateFacts): string {
  const transports = ['udp', 'tcp'].filter(protocol => candidates.some(candidate => candidate.protocol === protocol)).map(protocol => protocol.toUpperCase())
  const kinds = Object.entries(ADDRESS_KINDS)
    .filter(([kind]) => candidates.some(({ addressKind }) => addressKind === kind))
    .map(([, name]) => name)
    .filter(name => name !== null)
  return [
    ...transports,
    ...kinds,
  ].join(' · ')
}

const BY_FACTS: { readonly [K in CheckId]: (facts: FactsOf[K]) => string } = {
  camera: ({ width, height, framesPerSecond }) => `${width} × ${height} · ${Math.round(framesPerSecond)} fps`,
  microphone: ({ label }) => label,
  speaker: () => '',
  page: ({ durationMs }) => formatMs(durationMs),
  signaling: ({ durationMs }) => formatMs(durationMs),
  channel: ({ roundTrips: { medianMs, jitterMs } }) => `${formatMs(medianMs)} ± ${formatMs(jitterMs)}`,
  throughput: ({ downBitrate, upBitrate }) => `↓ ${formatBitrate(downBitrate)}  ↑ ${formatBitrate(upBitrate)}`,
  host: candidateKinds,
  srflx: candidateKinds,
  relay: facts => [
    ...new Set(facts.candidates.map(({ relayProtocol }) => relayProtocol?.toUpperCase())),
    formatMs(facts.roundTripMs),
  ].filter(Boolean).join(' · '),
}

/** What was measured, in the fewest signs; the same in every language. */
export function figuresOf<K extends CheckId>(id: K, outcome: Outcome<K>): string {
  return outcome.state === 'done'
    ? BY_FACTS[id](outcome.facts)
    : ''
}
