export interface LocalTrack {
  readonly track: MediaStreamTrack
  readonly stream: MediaStream
}

/** What one RTCPeerConnection sends: at most one track of each kind, replaced without renegotiation where possible. */
export class LocalTracks {
  readonly #connection: RTCPeerConnection
  readonly #senders = new Map<string, RTCRtpSender>()
  /** A sender says what it sends only when it does: what is wished meanwhile waits for its turn. */
  #turn: Promise<void> = Promise.resolve()

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection
  }

  /** Sends these tracks from now on, and nothing of a kind that is not among them. */
  async update(tracks: readonly LocalTrack[]): Promise<void> {
    const done = this.#turn.then(() => this.#apply(tracks))
    this.#turn = done.catch(() => {})
    await done.catch((thrown) => {
      // One that was closed meanwhile sends nothing any more.
      if (this.#connection.signalingState !== 'closed')
        throw thrown
    })
  }

  async #apply(tracks: readonly LocalTrack[]): Promise<void> {
    const wanted = new Map(tracks.map(local => [local.track.kind, local]))
    for (const [kind, sender] of this.#senders) {
      if (!wanted.has(kind) && sender.track)
        await sender.replaceTrack(null)
    }
    for (const [kind, { track, stream }] of wanted) {
      const sender = this.#senders.get(kind)
      if (!sender)
        this.#senders.set(kind, this.#connection.addTrack(track, stream))
      else if (sender.track !== track)
        await sender.replaceTrack(track)
    }
  }
}
