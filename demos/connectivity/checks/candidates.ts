import type { CandidateFacts, FoundCandidate, IceServerError } from '../facts.ts'
import { addressKindOf } from '../../../rtc/stats-path.ts'

/** Over UDP nobody says that a server is not there; after this long it is not. */
const GATHER_MS = 10_000

/**
 * Gathers candidates without connecting to anybody: what this device can be reached by.
 * @see https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-icegatheringstate
 */
export function gatherCandidates(iceServers: RTCIceServer[], signal: AbortSignal): Promise<CandidateFacts> {
  const connection = new RTCPeerConnection({ iceServers })
  const { candidates, errors } = followCandidates(connection)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(finish, GATHER_MS)
    signal.addEventListener('abort', finish)
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete')
        finish()
    }
    connection.createDataChannel('gather')
    connection.setLocalDescription().catch(reject)

    function finish(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      connection.close()
      resolve({ candidates, errors })
    }
  })
}

/** Notes what a connection gathers, and what its ICE servers answer. */
export function followCandidates(connection: RTCPeerConnection): { candidates: FoundCandidate[], errors: IceServerError[] } {
  const candidates: FoundCandidate[] = []
  const errors: IceServerError[] = []
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type && candidate.protocol)
      candidates.push(found(candidate as RTCIceCandidate & FoundCandidate))
  })
  connection.addEventListener('icecandidateerror', ({ errorCode, errorText, url }) => {
    // The same server is asked from every address of this device.
    if (!errors.some(error => error.code === errorCode && error.url === url))
      errors.push({ code: errorCode, text: errorText, url })
  })
  return { candidates, errors }
}

function found({ type, protocol, address, relayProtocol }: Omit<FoundCandidate, 'addressKind'>): FoundCandidate {
  return {
    type,
    protocol,
    addressKind: addressKindOf(address),
    address,
    relayProtocol: relayProtocol ?? null,
  }
}
