import type { LocalTrack } from './local-tracks.ts'
import type { NegotiationSignal } from './negotiation.ts'
import { LocalTracks } from './local-tracks.ts'
import { Negotiation } from './negotiation.ts'

export interface PairPeerOptions {
  readonly isPolite: boolean
  readonly iceServers: RTCIceServer[]
  /** What this end sends now. */
  readonly tracks: () => readonly LocalTrack[]
  /** What this end sends is not there before; its first description waits for it. */
  readonly ready: Promise<unknown> | undefined
  readonly send: (signal: NegotiationSignal) => boolean
  readonly onstate: (state: RTCPeerConnectionState) => void
  readonly ontrack: (track: MediaStreamTrack, stream: MediaStream) => void
  readonly onmessage: (text: string) => void
  /** The data channel is open. */
  readonly onopen: () => void
}

/** The one data channel every pair has: both ends know its id, so it needs no announcement (RFC 8832). */
const TALK_CHANNEL = { label: 'talk', id: 0 } as const

/** One RTCPeerConnection of a pair, with what it sends, its data channel and its negotiation. */
export class PairPeer {
  /** What the other end sends, its tracks as they come. */
  readonly remoteStream = new MediaStream()
  readonly connection: RTCPeerConnection
  readonly #options: PairPeerOptions
  readonly #negotiation: Negotiation
  readonly #tracks: LocalTracks
  #channel: RTCDataChannel | null = null

  constructor(options: PairPeerOptions) {
    this.#options = options
    const connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: 'max-bundle' })
    this.connection = connection
    this.#tracks = new LocalTracks(connection)
    this.#negotiation = new Negotiation({
      connection,
      isPolite: options.isPolite,
      send: options.send,
      // What the polite end sends goes into its answer. Were it there before, both would offer at first, and
      // in Chromium a connection whose very first offer was rolled back may never gather candidates.
      onoffer: () => this.attach(),
    })
    connection.ontrack = ({ track }) => {
      this.remoteStream.addTrack(track)
      options.ontrack(track, this.remoteStream)
    }
    connection.onconnectionstatechange = () => options.onstate(connection.connectionState)
  }

  /** Gives the connection what this end sends: the data channel and its tracks. The impolite end offers by it. */
  async attach(): Promise<void> {
    await this.#options.ready
    if (this.connection.signalingState === 'closed')
      return
    this.#channel ??= this.#openChannel()
    await this.replaceTracks()
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
    if (signal.kind === 'description')
      void this.#negotiation.receiveDescription(signal.description)
    else
      void this.#negotiation.receiveCandidate(signal.candidate)
  }

  restart(): void {
    this.#negotiation.restart()
  }

  close(): void {
    this.#negotiation.close()
  }

  #openChannel(): RTCDataChannel {
    const channel = this.connection.createDataChannel(TALK_CHANNEL.label, { negotiated: true, id: TALK_CHANNEL.id })
    channel.onmessage = ({ data }) => {
      if (typeof data === 'string')
        this.#options.onmessage(data)
    }
    channel.onopen = () => this.#options.onopen()
    return channel
  }
}
