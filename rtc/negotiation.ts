import type { Signal } from './signal.ts'

type Unaddressed<S> = S extends { from: string } ? Omit<S, 'from' | 'to'> : never
/** A description or a candidate, without who it is from and to. */
export type NegotiationSignal = Unaddressed<Extract<Signal, { kind: 'description' | 'candidate' }>>

export interface NegotiationOptions {
  readonly connection: RTCPeerConnection
  readonly isPolite: boolean
  readonly send: (signal: NegotiationSignal) => boolean
  /** The other end's offer is set, its answer not yet made: the moment to add what this end sends. */
  readonly onoffer: () => Promise<void>
}

/**
 * Perfect negotiation: either end may change the connection at any time, and a collision resolves itself.
 *
 * @see https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class Negotiation {
  readonly connection: RTCPeerConnection
  readonly #options: NegotiationOptions
  #isMakingOffer = false
  #isIgnoringOffer = false
  #isSettingRemoteAnswer = false

  constructor(options: NegotiationOptions) {
    this.#options = options
    this.connection = options.connection
    this.connection.onnegotiationneeded = () => void this.#offer()
    this.connection.onicecandidate = ({ candidate }) => this.#sendCandidate(candidate)
  }

  /** Asks for new ICE credentials and candidates; an offer that got no answer is sent again instead. */
  restart(): void {
    if (this.connection.signalingState === 'have-local-offer')
      this.#sendDescription()
    else if (this.connection.signalingState !== 'closed')
      this.connection.restartIce()
  }

  /** Takes an offer or an answer of the other end. A broken one changes nothing. */
  async receiveDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection } = this
    const isOffer = description.type === 'offer'
    const isReady = !this.#isMakingOffer && (connection.signalingState === 'stable' || this.#isSettingRemoteAnswer)
    this.#isIgnoringOffer = isOffer && !isReady && !this.#options.isPolite
    if (this.#isIgnoringOffer)
      return
    // An answer to an offer that was sent twice comes twice.
    if (!isOffer && connection.signalingState === 'stable')
      return
    try {
      this.#isSettingRemoteAnswer = description.type === 'answer'
      await connection.setRemoteDescription(description)
      this.#isSettingRemoteAnswer = false
      if (!isOffer)
        return
      await this.#options.onoffer()
      await connection.setLocalDescription()
      this.#sendDescription()
    }
    catch {
      // Closed meanwhile, or the other end sent what its state does not allow; recovery offers again.
      this.#isSettingRemoteAnswer = false
    }
  }

  /** Takes a candidate of the other end; null says that there are no more. */
  async receiveCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      await this.connection.addIceCandidate(candidate ?? undefined)
    }
    catch {
      // Of an offer that was ignored, or of ICE credentials that a restart has replaced.
    }
  }

  /** Closes the connection and tells nobody. */
  close(): void {
    this.connection.onnegotiationneeded = null
    this.connection.onicecandidate = null
    this.connection.onconnectionstatechange = null
    this.connection.ontrack = null
    this.connection.close()
  }

  async #offer(): Promise<void> {
    try {
      this.#isMakingOffer = true
      await this.connection.setLocalDescription()
      this.#sendDescription()
    }
    catch {
      // Closed meanwhile.
    }
    finally {
      this.#isMakingOffer = false
    }
  }

  #sendDescription(): void {
    const description = this.connection.localDescription
    if (description && description.type !== 'pranswer') {
      this.#options.send({
        kind: 'description',
        description: { type: description.type, sdp: description.sdp },
      })
    }
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    this.#options.send({
      kind: 'candidate',
      candidate: candidate && {
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
        usernameFragment: candidate.usernameFragment,
      },
    })
  }
}
