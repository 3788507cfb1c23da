import type { NegotiationEvent, NegotiationSignal } from '../../../rtc/negotiation.ts'
import type { EndMedia } from './media.ts'
import type { StepKind } from './steps.ts'
import type { EndId, Fate, HappeningName, States } from './types.ts'
import { Negotiation } from '../../../rtc/negotiation.ts'
import { createPicture } from './media.ts'
import { keepAlive } from './recovery.ts'
import { StateRecord } from './state-record.ts'

export interface LabEndOptions {
  readonly id: EndId
  readonly isPolite: boolean
  readonly configuration: RTCConfiguration
  /** Milliseconds since the beginning. */
  readonly now: () => number
  /** Has something done when its turn comes. */
  readonly plan: (kind: StepKind, perform: () => Promise<unknown> | unknown) => void
  readonly send: (signal: NegotiationSignal) => boolean
  readonly media: () => Promise<EndMedia>
  readonly onhappening: (name: HappeningName, detail: string | null) => void
  readonly onchange: () => void
}

const FATES: Partial<Record<NegotiationEvent, Fate>> = {
  'offer-ignored': 'ignored',
  'answer-ignored': 'ignored',
  'candidate-refused': 'refused',
  'description-refused': 'refused',
}

/** The one channel of the lab: both ends know its id, so it needs no announcement (RFC 8832). */
const CHANNEL = { negotiated: true, id: 0 } as const

/** One end of the lab: a real RTCPeerConnection whose every call waits for its turn. */
export class LabEnd {
  readonly connection: RTCPeerConnection
  readonly #options: LabEndOptions
  readonly #negotiation: Negotiation
  readonly #record: StateRecord
  readonly #ended = new AbortController()
  /** What comes from the other end, its own picture first. */
  #streams: readonly MediaStream[] = []
  #media: EndMedia | null = null
  #second: { media: EndMedia, sender: RTCRtpSender } | null = null
  #receiving: Promise<void> = Promise.resolve()
  #fate: Fate = 'taken'
  #onoffer: (() => void) | null = null
  #isOfferPlanned = false

  constructor(options: LabEndOptions) {
    this.#options = options
    const connection = this.#open(options.configuration)
    this.connection = connection
    this.#negotiation = new Negotiation({
      connection,
      isPolite: options.isPolite,
      send: options.send,
      onoffer: () => this.#prepareAnswer(),
      onevent: (event, cause) => this.#notice(event, cause),
    })
    this.#negotiation.start()
    // The same offer that negotiation would make at once, made when its turn comes.
    connection.onnegotiationneeded = () => this.#planOffer()
    this.#record = new StateRecord(connection, options.now)
    this.#record.onchange = (machine, state) => {
      if (machine === 'connectionState')
        options.onhappening(state as RTCPeerConnectionState, null)
      options.onchange()
    }
    if (!options.isPolite)
      keepAlive(connection, this.#ended.signal)
  }

  get states(): States {
    return this.#record.states
  }

  get streams(): readonly MediaStream[] {
    return this.#streams
  }

  /** What this end sends, for its own preview. */
  get ownStream(): MediaStream | null {
    return this.#media?.stream ?? null
  }

  get hasSecondPicture(): boolean {
    return this.#second?.sender.track != null
  }

  get dtmf(): RTCDTMFSender | null {
    return this.connection.getSenders().find(({ track }) => track?.kind === 'audio')?.dtmf ?? null
  }

  // #region tracks
  #open(configuration: RTCConfiguration): RTCPeerConnection {
    const connection = new RTCPeerConnection(configuration)
    connection.ontrack = ({ streams: [stream] }) => {
      this.#show(stream)
    }
    return connection
  }

  #addTracks(media: MediaStream): void {
    for (const track of media.getTracks())
      this.connection.addTrack(track, media)
  }
  // #endregion tracks

  /** Adds picture, sound and the data channel, which have to be offered, or go with the answer. */
  async addMedia(): Promise<void> {
    const media = await this.#options.media()
    if (this.#ended.signal.aborted)
      return media.stop()
    this.#media = media
    this.#addTracks(media.stream)
    this.connection.createDataChannel('talk', CHANNEL)
  }

  /**
   * Takes a message of the other end, as far as the next thing that has to be planned.
   * @returns what became of it
   */
  async receive(signal: NegotiationSignal): Promise<Fate> {
    this.#fate = 'taken'
    const isSet = new Promise<void>(resolve => this.#onoffer = resolve)
    const received = signal.kind === 'description'
      ? this.#negotiation.receiveDescription(signal.description)
      : this.#negotiation.receiveCandidate(signal.candidate)
    if (signal.kind === 'description')
      this.#receiving = received
    await Promise.race([received, isSet])
    return this.#fate
  }

  /** Adds a second picture, or takes it away: either has to be negotiated. */
  async togglePicture(): Promise<void> {
    const { id, onhappening } = this.#options
    if (this.#second?.sender.track) {
      this.connection.removeTrack(this.#second.sender)
      this.#second.media.stop()
      return onhappening('track-removed', 'video')
    }
    const media = createPicture(id, { name: `${id.toUpperCase()}2`, hasSound: false })
    const [track] = media.stream.getVideoTracks()
    if (!track)
      return
    onhappening('track-added', 'video')
    // Its place in the description stays when a track goes, and is used again.
    const sender = this.#second?.sender ?? this.connection.addTrack(track, media.stream)
    this.#second = { media, sender }
    if (sender.track === track)
      return
    await sender.replaceTrack(track)
    const transceiver = this.connection.getTransceivers().find(one => one.sender === sender)
    if (transceiver)
      transceiver.direction = 'sendrecv'
  }

  /** Asks for new ICE credentials, hence for an offer. */
  restartIce(): void {
    this.#options.onhappening('restarted', null)
    this.#negotiation.restart()
  }

  /** Closes everything and says nothing; may be called twice. */
  close(): void {
    this.#ended.abort()
    this.#record.stop()
    this.#negotiation.close()
    // A closed connection ends them, too, in a while.
    for (const { track } of this.connection.getReceivers())
      track.stop()
    this.#media?.stop()
    this.#second?.media.stop()
    this.#streams = []
  }

  #planOffer(): void {
    if (this.#isOfferPlanned)
      return
    this.#isOfferPlanned = true
    this.#options.plan('offer', async () => {
      this.#isOfferPlanned = false
      // In any other state there is something to be answered first; the connection asks again after that.
      if (this.connection.signalingState === 'stable')
        await this.#negotiation.offer()
    })
  }

  async #prepareAnswer(): Promise<void> {
    const { plan } = this.#options
    this.#onoffer?.()
    if (!this.#media)
      await new Promise(resolve => plan('tracks', () => this.addMedia().then(resolve)))
    await new Promise<void>(resolve => plan('answer', () => {
      resolve()
      return this.#receiving
    }))
  }

  #notice(event: NegotiationEvent, cause: unknown): void {
    this.#fate = FATES[event] ?? this.#fate
    if (event === 'offer-ignored' || event === 'offer-rolled-back') {
      this.#options.onhappening(event, null)
    }
    else if (event === 'description-refused') {
      this.#options.onhappening(event, cause instanceof Error
        ? cause.message
        : null)
    }
  }

  #show(stream: MediaStream | undefined): void {
    if (!stream || this.#streams.includes(stream))
      return
    this.#streams = [...this.#streams, stream]
    stream.onremovetrack = () => {
      if (stream.getTracks().length === 0)
        this.#streams = this.#streams.filter(one => one !== stream)
      this.#options.onchange()
    }
    this.#options.onchange()
  }
}
