import type { ChannelPurpose } from './data-channels.ts'
import type { TalkError } from './errors.ts'
import type { LocalTrack } from './local-tracks.ts'
import type { NegotiationSignal } from './negotiation.ts'
import type { NegotiationStep, PairRoute } from './pair-options.ts'
import { openDataChannel } from './data-channels.ts'
import { LocalTracks } from './local-tracks.ts'
import { Negotiation } from './negotiation.ts'
import { RelayWatch } from './relay-watch.ts'

export interface PairPeerOptions {
  readonly isPolite: boolean
  readonly route: PairRoute
  /** What this end sends now. */
  readonly tracks: () => readonly LocalTrack[]
  /** The channels that both ends open besides the one for talk. */
  readonly channels: readonly ChannelPurpose[]
  /** What this end sends is not there before; its first description waits for it. */
  readonly ready: Promise<unknown> | undefined
  readonly send: (signal: NegotiationSignal) => boolean
  readonly onstate: (state: RTCPeerConnectionState) => void
  readonly ontrack: (track: MediaStreamTrack, stream: MediaStream) => void
  readonly onmessage: (text: string) => void
  /** The channel for talk is open, or {@link PairPeer.failure} has changed. */
  readonly onchange: () => void
  readonly onnegotiation: ((step: NegotiationStep) => void) | undefined
  /** The other end is there and a channel was made, which is not open yet: the moment to listen to it. */
  readonly onchannel: (purpose: ChannelPurpose, channel: RTCDataChannel) => void
}

/** One RTCPeerConnection of a pair, with what it sends, its data channels and its negotiation. */
export class PairPeer {
  /** What the other end sends, its tracks as they come. */
  readonly remoteStream = new MediaStream()
  readonly connection: RTCPeerConnection
  readonly #options: PairPeerOptions
  readonly #negotiation: Negotiation
  readonly #tracks: LocalTracks
  readonly #relays: RelayWatch
  /** The one for talk, which every pair has. */
  #channel: RTCDataChannel | null = null
  /** The others, until the other end is there. */
  #prepared: { readonly purpose: ChannelPurpose, readonly channel: RTCDataChannel }[] = []
  #isMet = false

  constructor(options: PairPeerOptions) {
    this.#options = options
    const { iceServers, iceTransportPolicy = 'all' } = options.route
    const connection = new RTCPeerConnection({ iceServers, iceTransportPolicy, bundlePolicy: 'max-bundle' })
    this.connection = connection
    this.#relays = new RelayWatch(connection, options.onchange)
    this.#tracks = new LocalTracks(connection)
    this.#negotiation = new Negotiation({
      connection,
      isPolite: options.isPolite,
      send: (signal) => {
        options.onnegotiation?.({ kind: 'sent', signal })
        return options.send(signal)
      },
      onevent: event => options.onnegotiation?.({ kind: 'noticed', event }),
      // What the polite end sends goes into its answer. Were it there before, both would offer at first, and
      // in Chromium a connection whose very first offer was rolled back may never gather candidates.
      onoffer: () => this.#attach(),
    })
    connection.ontrack = ({ track }) => {
      this.remoteStream.addTrack(track)
      options.ontrack(track, this.remoteStream)
    }
    connection.onconnectionstatechange = () => options.onstate(connection.connectionState)
    // Only one end offers at first, and not before the other is ready: no glare in the common case.
    if (!options.isPolite)
      void this.#attach()
  }

  /** The other end is there: who waits for the channels gets them, and the impolite end offers what is ready. */
  meet(): void {
    this.#isMet = true
    this.#begin()
  }

  /** Why there is no relayed way, where no other may be taken. */
  get failure(): TalkError | null {
    return this.#relays.failure
  }

  /** The connection's own; connected only when a text can be sent, which is a moment later. */
  get state(): RTCPeerConnectionState {
    const { connectionState } = this.connection
    return connectionState === 'connected' && this.#channel?.readyState === 'connecting'
      ? 'connecting'
      : connectionState
  }

  /** Gives the connection what this end sends: the data channels and its tracks. */
  async #attach(): Promise<void> {
    await this.#options.ready
    if (this.connection.signalingState === 'closed')
      return
    this.#channel ??= this.#openChannels()
    await this.replaceTracks()
    this.#begin()
  }

  /** Sends what `tracks()` gives now instead of what was sent before. */
  async replaceTracks(): Promise<void> {
    // Before the channel is there, it is not this end's turn yet; its tracks go with its first description.
    if (this.#channel)
      await this.#tracks.update(this.#options.tracks())
  }

  /** Sends a text over the data channel; false while that is not open. */
  send(text: string): boolean {
    if (this.#channel?.readyState !== 'open')
      return false
    this.#channel.send(text)
    return true
  }

  receive(signal: NegotiationSignal): void {
    this.#options.onnegotiation?.({ kind: 'received', signal })
    if (signal.kind === 'description')
      void this.#negotiation.receiveDescription(signal.description)
    else
      void this.#negotiation.receiveCandidate(signal.candidate)
  }

  restart(): void {
    this.#negotiation.restart()
  }

  /** Offers anew what has changed without the connection asking for it: codec preferences, say. */
  renegotiate(): void {
    // Before the channel is there, the first description is still to come, and has it all.
    if (this.#channel && this.connection.signalingState !== 'closed')
      void this.#negotiation.offer()
  }

  /** Takes other ways: new candidates are gathered for them, and the old ones serve until a pair of the new is found. */
  reroute({ iceServers, iceTransportPolicy = 'all' }: PairRoute): void {
    const { connection } = this
    if (connection.signalingState === 'closed')
      return
    connection.setConfiguration({
      ...connection.getConfiguration(),
      iceServers,
      iceTransportPolicy,
    })
    this.#negotiation.gatherAnew()
  }

  close(): void {
    this.#relays.close()
    this.#negotiation.close()
  }

  #openChannels(): RTCDataChannel {
    const talk = openDataChannel(this.connection, 'talk')
    talk.onmessage = ({ data }) => {
      if (typeof data === 'string')
        this.#options.onmessage(data)
    }
    talk.onopen = () => this.#options.onchange()
    this.#prepared = this.#options.channels.map(purpose => ({
      purpose,
      channel: openDataChannel(this.connection, purpose),
    }))
    return talk
  }

  /** The other end is there, and so is what this one sends: not before is there anything to offer. */
  #begin(): void {
    if (!this.#isMet || !this.#channel)
      return
    this.#negotiation.start()
    for (const { purpose, channel } of this.#prepared.splice(0))
      this.#options.onchannel(purpose, channel)
  }
}
