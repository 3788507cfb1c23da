import { parseCandidate } from '../../../rtc/candidate.ts'

/** Which candidates may reach the other end. */
export interface CandidateFilter {
  readonly ipv4: boolean
  readonly ipv6: boolean
  readonly mdns: boolean
  readonly host: boolean
  readonly srflx: boolean
}

export const ALL_CANDIDATES: CandidateFilter = {
  ipv4: true,
  ipv6: true,
  mdns: true,
  host: true,
  srflx: true,
}

/** Whether a candidate passes. What says that there are no more passes, and so does what cannot be read: it is not ours to judge. */
export function passes(line: string, filter: CandidateFilter): boolean {
  const candidate = parseCandidate(line)
  if (!candidate)
    return true
  const { type, addressKind } = candidate
  const isTypeWanted = (type !== 'host' && type !== 'srflx') || filter[type]
  const isKindWanted = addressKind === 'unknown' || filter[addressKind]
  return isTypeWanted && isKindWanted
}
