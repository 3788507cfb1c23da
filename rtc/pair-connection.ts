import type { LocalTrack } from './local-tracks.ts'
import type { Signal, SignalPath } from './signal.ts'
import { PairPeer } from './pair-peer.ts'

/** `waiting`: the other end has not announced itself. Otherwise the connection's own state. */
export type PairState = 'waiting' | RTCPeerConnectionState

export interface PairConnectionOptions {
  readonly path: SignalPath
  /** Which end gives way when both offer at once. Exactly one of the two is polite. */
  readonly isPolite: boolean
  readonly iceServers: RTCIceServer[]
  /** What this end sends now: at most one track of each kind. */
  readonly tracks?: () => readonly LocalTrack[]
  /** What this end sends is not there before. The two find each other meanwhile. @default now */
  readonly ready?: Promise<unknown>
}

/**
 * How often a connection that does not stand is looked after. An ICE restart that succeeds takes less than
 * a second; after a longer outage the first ones go nowhere.
 */
const RECOVERY_INTERVAL_MS = 3_000

/** After so many attempts to mend a connection that never stood, a new one is made. */
const MAX_FUTILE_RECOVERIES = 4

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
  readonly #options: PairConnectionOptions
  /** Names this end to the other; the other's, once it is known. */
  #instance = createInstance()
  #remoteInstance: string | null = null
  #peer: PairPeer | null = null
  #recovery: ReturnType<typeof setInterval> | null = null
  #futileRecoveries = 0
  #isStarted = false

  constructor(options: PairConnectionOptions) {
    this.#options = options
  }

  get state(): PairState {
    return this.connection?.connectionState ?? 'waiting'
  }

  get connection(): RTCPeerConnection | null {
    return this.#peer?.connection ?? null
  }

  /** What the other end sends, its tracks as they come; a new object when the other end starts anew. */
  get remoteStream(): MediaStream | null {
    return this.#peer?.remoteStream ?? null
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
  }

  /** Closes the connection and tells the other end; may be called twice. */
  close(): void {
    if (!this.#isStarted)
      return
    this.#isStarted = false
    const { path } = this.#options
    path.onsignal = null
    path.onopen = null
    if (this.#remoteInstance !== null)
      path.send({ kind: 'bye', from: this.#instance, to: this.#remoteInstance })
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

  #announce(options: { to?: string, restart?: boolean } = {}): boolean {
    return this.#options.path.send({ kind: 'ready', from: this.#instance, ...options })
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
    else
      this.#peer?.receive(signal)
  }

  #meet(ready: Extract<Signal, { kind: 'ready' }>): void {
    const { isPolite } = this.#options
    if (ready.from === this.#remoteInstance) {
      if (ready.restart && !isPolite)
        this.#peer?.restart()
      return
    }
    const peer = this.#connect(ready.from)
    if (ready.to === undefined)
      this.#announce({ to: ready.from })
    // Only one end offers at first, and it is told when the other is ready: no glare in the common case.
    if (!isPolite)
      void peer.attach()
  }

  #connect(remoteInstance: string): PairPeer {
    this.#release()
    const { path, isPolite, iceServers, tracks, ready } = this.#options
    const peer = new PairPeer({
      isPolite,
      iceServers,
      tracks: tracks ?? (() => []),
      ready,
      send: part => path.send({ ...part, from: this.#instance, to: remoteInstance }),
      onstate: state => this.#follow(state),
      ontrack: (track, stream) => {
        this.ontrack?.(track, stream)
        this.onchange?.()
      },
      onmessage: text => this.onmessage?.(text),
      onopen: () => this.onchange?.(),
    })
    this.#remoteInstance = remoteInstance
    this.#peer = peer
    this.#startRecovery()
    this.onchange?.()
    return peer
  }

  #follow(state: RTCPeerConnectionState): void {
    if (state === 'connected')
      this.#stopRecovery()
    else if (state !== 'closed')
      this.#startRecovery()
    if (state === 'failed')
      this.#recover()
    this.onchange?.()
  }

  /**
   * Mends what does not stand: a description that got lost is sent again, a broken path gets an ICE restart.
   * The impolite end does it; the polite one asks it to, since it may not have noticed.
   */
  #recover(): void {
    const { connection } = this
    if (!connection || this.#remoteInstance === null)
      return
    const isUnderWay = connection.connectionState === 'connecting' && connection.signalingState === 'stable'
    if (!this.#options.isPolite && !isUnderWay)
      this.#peer?.restart()
    if (this.#options.isPolite && this.#announce({ to: this.#remoteInstance, restart: !isUnderWay }))
      this.#countFutile(connection)
  }

  #countFutile({ connectionState, remoteDescription }: RTCPeerConnection): void {
    // A connection that is only disconnected may still heal by itself; one without an offer waits for a person.
    if (connectionState !== 'disconnected' && remoteDescription)
      this.#futileRecoveries += 1
    if (this.#futileRecoveries > MAX_FUTILE_RECOVERIES)
      this.#startAnew()
  }

  /** As if this end had been reloaded. Only the polite end does it, so that the two do not chase each other. */
  #startAnew(): void {
    this.#instance = createInstance()
    this.#release()
    this.#announce()
  }

  /** The signaling path is back: the other end may have been reloaded, or signals were lost. */
  #resume(): void {
    const isBroken = this.#peer !== null && this.state !== 'connected'
    this.#announce({ restart: isBroken })
    if (isBroken)
      this.#recover()
  }

  #startRecovery(): void {
    this.#recovery ??= setInterval(() => this.#recover(), RECOVERY_INTERVAL_MS)
  }

  #stopRecovery(): void {
    this.#futileRecoveries = 0
    if (this.#recovery !== null)
      clearInterval(this.#recovery)
    this.#recovery = null
  }

  #release(): void {
    this.#stopRecovery()
    this.#remoteInstance = null
    const peer = this.#peer
    this.#peer = null
    if (!peer)
      return
    peer.close()
    this.onchange?.()
  }
}

function createInstance(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => byte.toString(16).padStart(2, '0')).join('')
}
