/**
 * Two RTCPeerConnections of one page, connected to each other over the page's own signaling: what `local` sends,
 * `remote` receives. Nothing leaves the device, unless it is made to.
 */
export class Loopback {
  readonly local: RTCPeerConnection
  readonly remote: RTCPeerConnection
  /** An offer was answered. */
  onnegotiated: (() => void) | null = null
  #negotiationCount = 0

  constructor(configuration: RTCConfiguration = {}) {
    this.local = new RTCPeerConnection(configuration)
    this.remote = new RTCPeerConnection(configuration)
    passCandidates(this.local, this.remote)
    passCandidates(this.remote, this.local)
    this.local.onnegotiationneeded = () => void this.#negotiate()
  }

  /** How often the two have exchanged offer and answer. */
  get negotiationCount(): number {
    return this.#negotiationCount
  }

  /** Closes both; may be called twice. */
  close(): void {
    this.local.close()
    this.remote.close()
  }

  async #negotiate(): Promise<void> {
    const { local, remote } = this
    try {
      await local.setLocalDescription()
      await remote.setRemoteDescription(local.localDescription as RTCSessionDescription)
      await remote.setLocalDescription()
      await local.setRemoteDescription(remote.localDescription as RTCSessionDescription)
    }
    catch (thrown) {
      // Closed in the meantime: there is nothing left to be negotiated.
      if (local.signalingState === 'closed')
        return
      throw thrown
    }
    this.#negotiationCount += 1
    this.onnegotiated?.()
  }
}

/** A description is set on its way before the first of its candidates is told, so that none comes too early. */
function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.onicecandidate = ({ candidate }) => {
    if (to.signalingState !== 'closed')
      to.addIceCandidate(candidate ?? undefined).catch(() => {}) // closed in the meantime
  }
}
