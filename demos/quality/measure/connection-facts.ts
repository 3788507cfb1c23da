/** What a look at a connection tells. */
export interface ConnectionFacts {
  /** Kinds of the two candidates of the path: `host`, `srflx`, `prflx`, `relay`. */
  readonly local: string
  readonly remote: string
  /** In seconds; undefined before the first was measured. */
  readonly roundTripS: number | undefined
  /** Frames that were decoded, of all streams together. */
  readonly frames: number
}

/** Looks at a connection once; null while it has no path. */
export async function readFacts(connection: RTCPeerConnection): Promise<ConnectionFacts | null> {
  // #region stats
  const stats = await connection.getStats()
  const entries = Array.from(stats.values())
  const ofType = (type: string) =>
    entries.filter(entry => entry.type === type)

  // The path: transport → selected pair → its two ends.
  const [transport] = ofType('transport')
  const pair = stats.get(transport?.selectedCandidatePairId)
  const local = stats.get(pair?.localCandidateId)
  const remote = stats.get(pair?.remoteCandidateId)
  const roundTripS = pair?.currentRoundTripTime

  const frames = ofType('inbound-rtp')
    .reduce((sum, rtp) => sum + (rtp.framesDecoded ?? 0), 0)
  // #endregion stats
  return local && remote
    ? {
        local: local.candidateType,
        remote: remote.candidateType,
        roundTripS,
        frames,
      }
    : null
}
