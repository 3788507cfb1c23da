import type { Signal } from './signal.ts'
import { RollbackCare } from './rollback.ts'

type Unaddressed<S> = S extends { from: string } ? Omit<S, 'from' | 'to'> : never
/** A description or a candidate, without who it is from and to. */
export type NegotiationSignal = Unaddressed<Extract<Signal, { kind: 'description' | 'candidate' }>>

/** What became of something in a way that the connection itself does not tell. */
export type NegotiationEvent
  /** Both ends offered at once; this one is impolite and goes on as if the other had not. */
  = | 'offer-ignored'
  /** Both ends offered at once; this one is polite and has taken its own offer back. */
    | 'offer-rolled-back'
  /** It came twice, as an offer that is sent twice is answered twice. */
    | 'answer-ignored'
  /** It belongs to an offer that was ignored, or to ICE credentials that a restart has replaced. */
    | 'candidate-refused'
  /** The connection was closed meanwhile, or the other end sent what its state does not allow. */
    | 'description-refused'

export interface NegotiationOptions {
  readonly connection: RTCPeerConnection
  readonly isPolite: boolean
  readonly send: (signal: NegotiationSignal) => boolean
  /** The other end's offer is set, its answer not yet made: the moment to add what this end sends. */
  readonly onoffer: () => Promise<void>
  readonly onevent?: (event: NegotiationEvent, cause?: unknown) => void
}

/**
 * Perfect negotiation: either end may change the connection at any time, and a collision resolves itself.
 *
 * @see https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class Negotiation {
  readonly connection: RTCPeerConnection
  readonly #options: NegotiationOptions
  readonly #rollbackCare = new RollbackCare()
  /** Somebody takes what is sent. */
  #isStarted = false
  #isMakingOffer = false
  #isSettingRemoteAnswer = false
  /** The newest offer of the other end, as soon as it is being set. */
  #remoteOffer: RTCSessionDescriptionInit | null = null

  constructor(options: NegotiationOptions) {
    this.#options = options
    this.connection = options.connection
    this.#listen()
  }

  #listen(): void {
    const { connection } = this
    connection.onnegotiationneeded = () => this.offer()
    connection.onicecandidate = ({ candidate }) =>
      this.#sendCandidate(candidate)
  }

  /** Makes an offer or, where one was received, the answer. */
  async #describe(): Promise<void> {
    await this.connection.setLocalDescription()
    this.#sendDescription()
  }

  /** There is somebody: an offer that is ready leaves, with the candidates that were found meanwhile. May be called twice. */
  start(): void {
    if (this.#isStarted)
      return
    this.#isStarted = true
    const { signalingState, iceGatheringState } = this.connection
    if (signalingState !== 'have-local-offer')
      return
    this.#sendDescription()
    if (iceGatheringState === 'complete')
      this.#sendCandidate(null)
  }

  /** Offers what this end is now; it leaves as soon as there is somebody. A connection that needs it asks for it by itself. */
  async offer(): Promise<void> {
    try {
      this.#isMakingOffer = true
      await this.#describe()
    }
    catch (cause) {
      this.#options.onevent?.('description-refused', cause)
    }
    finally {
      this.#isMakingOffer = false
    }
  }

  /** Asks for new ICE credentials and candidates; an offer that got no answer is sent again instead. */
  restart(): void {
    if (this.connection.signalingState === 'have-local-offer')
      this.#sendDescription()
    else
      this.#restartIce()
  }

  /**
   * Asks for new ICE credentials and candidates as soon as what is under way has ended: an offer that is in the making
   * would count as the answer to this wish, and its candidates come by the ways of before.
   */
  gatherAnew(): void {
    const { connection } = this
    if (connection.signalingState === 'stable' && !this.#isMakingOffer)
      this.#restartIce()
    else if (connection.signalingState !== 'closed')
      connection.addEventListener('signalingstatechange', () => this.gatherAnew(), { once: true })
  }

  /** A connection that was never described has no credentials to replace, and Chromium would ask for an offer all the same. */
  #restartIce(): void {
    const { localDescription, remoteDescription, signalingState } = this.connection
    if (signalingState !== 'closed' && (localDescription ?? remoteDescription))
      this.connection.restartIce()
  }

  /** Takes an offer or an answer of the other end. A broken one changes nothing. */
  async receiveDescription(description: RTCSessionDescriptionInit): Promise<void> {
    try {
      await (description.type === 'offer'
        ? this.#receiveOffer(description)
        : this.#receiveAnswer(description))
    }
    catch (cause) {
      // Recovery offers again.
      this.#options.onevent?.('description-refused', cause)
    }
  }

  async #receiveOffer(offer: RTCSessionDescriptionInit): Promise<void> {
    // #region glare
    const { isPolite, onoffer, onevent } = this.#options
    const collides = this.#hasOwnOffer()
    if (collides && !isPolite)
      return onevent?.('offer-ignored')
    // Takes an offer of this end back, if there is one.
    await this.#setRemoteOffer(offer, collides)
    if (collides)
      onevent?.('offer-rolled-back')
    await onoffer()
    await this.#answer(offer)
    // #endregion glare
  }

  /** Where it was sent again meanwhile, that one is answered: a second answer would be an offer. */
  async #answer(offer: RTCSessionDescriptionInit): Promise<void> {
    if (offer === this.#remoteOffer)
      await this.#describe()
  }

  /** An offer of this end is in the making, or waits for its answer. */
  #hasOwnOffer(): boolean {
    const isWaiting = this.connection.signalingState === 'have-local-offer' && !this.#isSettingRemoteAnswer
    return this.#isMakingOffer || isWaiting
  }

  async #setRemoteOffer(offer: RTCSessionDescriptionInit, isRollback: boolean): Promise<void> {
    const { type, sdp = '' } = offer
    const prepared = isRollback
      ? this.#rollbackCare.prepare(sdp)
      : sdp
    this.#remoteOffer = offer
    await this.connection.setRemoteDescription({ type, sdp: prepared })
    this.#rollbackCare.note(prepared)
  }

  async #receiveAnswer(answer: RTCSessionDescriptionInit): Promise<void> {
    if (this.connection.signalingState === 'stable')
      return this.#options.onevent?.('answer-ignored')
    try {
      this.#isSettingRemoteAnswer = true
      await this.connection.setRemoteDescription(answer)
      this.#rollbackCare.note(answer.sdp ?? '')
    }
    finally {
      this.#isSettingRemoteAnswer = false
    }
  }

  /** Takes a candidate of the other end; null says that there are no more. */
  async receiveCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      await this.connection.addIceCandidate(candidate ?? undefined)
    }
    catch (cause) {
      this.#options.onevent?.('candidate-refused', cause)
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

  #sendDescription(): void {
    const description = this.connection.localDescription
    if (this.#isStarted && description && description.type !== 'pranswer') {
      this.#options.send({
        kind: 'description',
        description: { type: description.type, sdp: description.sdp },
      })
    }
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    // What is found before is in the description that is sent then.
    if (!this.#isStarted)
      return
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
