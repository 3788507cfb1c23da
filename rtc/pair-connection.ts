import type { ChannelPurpose } from './data-channels.ts'
import type { TalkError } from './errors.ts'
import type { PairConnectionOptions, PairRoute, PairState } from './pair-options.ts'
import type { Signal } from './signal.ts'
import { PairPeer } from './pair-peer.ts'
import { Recovery } from './recovery.ts'
import { createInstance } from './signal.ts'

export type { NegotiationStep, PairConnectionOptions, PairRoute, PairState } from './pair-options.ts'

/**
 * One RTCPeerConnection to one other device, for as long as both want it.
 *
 * Finds the other end on the signaling path whichever came first, starts anew when the other end was
 * reloaded, negotiates perfectly, and restarts ICE until a broken connection is back. The connection does
 * not depend on the signaling path once it stands.
 *
 * @see https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class PairConnection {
  onchange: (() => void) | null = null
  ontrack: ((track: MediaStreamTrack, stream: MediaStream) => void) | null = null
  onmessage: ((text: string) => void) | null = null
  /**
   * One of the wanted channels was made, and is not open yet. Called for every new RTCPeerConnection of the
   * pair: a channel takes the place of the earlier one of its purpose, which may never have said that it closed.
   */
  onchannel: ((purpose: ChannelPurpose, channel: RTCDataChannel) => void) | null = null
  readonly #options: PairConnectionOptions
  #route: PairRoute
  /** Names this end to the other; the other's, once it is known. */
  #instance = createInstance()
  #remoteInstance: string | null = null
  #peer: PairPeer | null = null
  readonly #recovery: Recovery
  #isStarted = false

  constructor(options: PairConnectionOptions) {
    this.#options = options
    this.#route = options
    this.#recovery = new Recovery({
      isPolite: options.isPolite,
      connection: () => this.connection,
      ask: restart => this.#remoteInstance !== null && this.#announce({ to: this.#remoteInstance, restart }),
      restart: () => this.restartIce(),
      startAnew: () => this.#startAnew(),
    })
  }

  get isPolite(): boolean {
    return this.#options.isPolite
  }

  get state(): PairState {
    return this.#metPeer?.state ?? 'waiting'
  }

  get connection(): RTCPeerConnection | null {
    return this.#metPeer?.connection ?? null
  }

  /** What the other end sends, its tracks as they come; a new object when the other end starts anew. */
  get remoteStream(): MediaStream | null {
    return this.#metPeer?.remoteStream ?? null
  }

  /** Why there is no relayed way, where no other may be taken; null otherwise. */
  get failure(): TalkError | null {
    return this.#metPeer?.failure ?? null
  }

  /** The one that is made ready before the other end is there is nobody's business yet. */
  get #metPeer(): PairPeer | null {
    return this.#remoteInstance === null
      ? null
      : this.#peer
  }

  /** Makes ready what needs nothing of the other end, who need not be there yet; may be called twice. */
  prepare(): void {
    this.#peer ??= this.#createPeer()
  }

  /** Announces this end and connects as soon as the other is there; may be called twice. */
  start(): void {
    if (this.#isStarted)
      return
    this.#isStarted = true
    const { path } = this.#options
    path.onsignal = signal => this.#receive(signal)
    path.onopen = () => this.#resume()
    this.#announce()
    // While the other end is on its way there is time.
    this.prepare()
  }

  /** Closes the connection and tells the other end; may be called twice. */
  close(): void {
    if (this.#isStarted) {
      this.#isStarted = false
      const { path } = this.#options
      path.onsignal = null
      path.onopen = null
      this.#tell('bye')
    }
    this.#release()
  }

  /** Sends a text to the other end over the connection's data channel; false while that is not open. */
  send(text: string): boolean {
    return this.#peer?.send(text) ?? false
  }

  /** Sends what `tracks()` gives now instead of what was sent before; renegotiates only where it must. */
  async replaceTracks(): Promise<void> {
    await this.#peer?.replaceTracks()
  }

  /** Offers anew what has changed without the connection asking for it: codec preferences, say. */
  renegotiate(): void {
    this.#peer?.renegotiate()
  }

  /** Looks for a new path, with new ICE credentials; the old one serves meanwhile, if it still does. */
  restartIce(): void {
    this.#peer?.restart()
  }

  /** Takes other ways from now on: the connection goes on by the old one until a new one is found. */
  reroute(route: PairRoute): void {
    this.#route = route
    if (this.#remoteInstance === null)
      this.#prepareAnew()
    else
      this.#peer?.reroute(route)
  }

  #announce(options: { to?: string, restart?: boolean } = {}): boolean {
    return this.#options.path.send({ kind: 'ready', from: this.#instance, ...options })
  }

  #tell(kind: 'connected' | 'bye'): void {
    if (this.#remoteInstance !== null)
      this.#options.path.send({ kind, from: this.#instance, to: this.#remoteInstance })
  }

  #receive(signal: Signal): void {
    if (signal.to !== undefined && signal.to !== this.#instance)
      return
    if (signal.kind === 'ready')
      return this.#meet(signal)
    if (signal.from !== this.#remoteInstance)
      return
    if (signal.kind === 'bye')
      this.#release()
    else if (signal.kind !== 'connected')
      this.#peer?.receive(signal)
  }

  #meet(ready: Extract<Signal, { kind: 'ready' }>): void {
    const { isPolite } = this.#options
    if (ready.from === this.#remoteInstance) {
      // Where the answer got lost, the other end does not know this one yet.
      if (ready.to === undefined)
        this.#announce({ to: ready.from })
      if (ready.restart && !isPolite)
        this.#peer?.restart()
      return
    }
    const peer = this.#connect(ready.from)
    if (ready.to === undefined)
      this.#announce({ to: ready.from })
    peer.meet()
  }

  /** The connection to an end that was not known: the one that is ready, or a new one in the place of what was before. */
  #connect(remoteInstance: string): PairPeer {
    if (this.#remoteInstance !== null)
      this.#release()
    this.#remoteInstance = remoteInstance
    const peer = this.#peer ??= this.#createPeer()
    this.#recovery.start()
    this.onchange?.()
    return peer
  }

  #createPeer(): PairPeer {
    const { path, isPolite, tracks, ready, channels, onnegotiation } = this.#options
    const peer: PairPeer = new PairPeer({
      isPolite,
      route: this.#route,
      tracks: tracks ?? (() => []),
      ready,
      channels: channels ?? [],
      send: (part) => {
        if (peer !== this.#peer || this.#remoteInstance === null)
          return false
        if (part.kind === 'description' && part.description.type === 'offer')
          this.#recovery.wait()
        return path.send({ ...part, from: this.#instance, to: this.#remoteInstance })
      },
      onstate: state => this.#follow(state),
      ontrack: (track, stream) => {
        this.ontrack?.(track, stream)
        this.onchange?.()
      },
      onmessage: text => this.onmessage?.(text),
      onchange: () => this.onchange?.(),
      onnegotiation,
      onchannel: (purpose, channel) => this.onchannel?.(purpose, channel),
    })
    return peer
  }

  #follow(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.#recovery.stop()
      this.#tell('connected')
    }
    else if (state !== 'closed') {
      this.#recovery.start()
    }
    if (state === 'failed')
      this.#recovery.attempt()
    this.onchange?.()
  }

  /** Throws the connection away and makes a new one, as if this end had been reloaded. */
  reconnect(): void {
    if (this.#isStarted)
      this.#startAnew()
  }

  /** By itself only the polite end does it, so that the two do not chase each other. */
  #startAnew(): void {
    this.#instance = createInstance()
    this.#release()
    this.#announce()
  }

  /** The signaling path is back: the other end may have been reloaded, or signals were lost. */
  #resume(): void {
    if (this.#remoteInstance === null)
      this.#prepareAnew()
    const isBroken = this.connection !== null && this.connection.connectionState !== 'connected'
    this.#announce({ restart: isBroken })
    if (isBroken)
      this.#recovery.attempt()
  }

  /** What was made ready leads by ways of before, or to a network that this end may have left. */
  #prepareAnew(): void {
    if (!this.#peer)
      return
    this.#release()
    this.prepare()
  }

  #release(): void {
    this.#recovery.stop()
    this.#remoteInstance = null
    const peer = this.#peer
    this.#peer = null
    if (!peer)
      return
    peer.close()
    this.onchange?.()
  }
}
