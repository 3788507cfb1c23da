import type { DataConnection, PeerOptions } from 'peerjs'
import type { FailureReason } from './errors.ts'
import { Peer } from 'peerjs'
import { TalkError, toTalkError } from './errors.ts'
import { PeerTextChannel } from './peer-channel.ts'

/** Where a PeerServer is. `path` is the path it is mounted on, without the `/peerjs` that PeerJS adds. */
export interface PeerServerAddress {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly secure: boolean
  readonly key?: string
  /** Proves that an id is ours, to a server that reserves it. */
  readonly token?: string
}

/** One end registered at a PeerServer: it can be connected to by its id, and connect to others. */
export interface PeerEndpoint {
  readonly id: string
  /** Connects to another id. Throws TalkError (`peer-unavailable`, `connection-failed`, `timeout`, `aborted`). */
  connect: (remoteId: string, signal: AbortSignal) => Promise<PeerTextChannel>
  /** Somebody connected to us. */
  onchannel: ((channel: PeerTextChannel) => void) | null
  /** The server is gone. Open channels live on; new ones need a new endpoint. */
  onlost: (() => void) | null
  /** Closes every channel and leaves the server; may be called twice. */
  close: () => void
}

export interface OpenPeerOptions {
  readonly id: string
  readonly server: PeerServerAddress
  /** A function is asked with every connection: credentials may expire sooner than the endpoint. */
  readonly iceServers: RTCIceServer[] | (() => RTCIceServer[])
  readonly signal: AbortSignal
  /** Longest message taken from the other end, in characters. */
  readonly maxMessageLength?: number
}

/** A half-open socket of an earlier life makes the server accept and then say nothing, so waiting needs an end. */
const OPEN_TIMEOUT_MS = 8_000
/** On a slow phone gathering and DTLS together stay below 4 s. */
const CONNECT_TIMEOUT_MS = 12_000

const REASONS: Record<string, FailureReason> = {
  'browser-incompatible': 'webrtc-unsupported',
  'unavailable-id': 'id-taken',
  'peer-unavailable': 'peer-unavailable',
  'negotiation-failed': 'connection-failed',
}

/** PeerJS tells everything that is not the other peer's fault as a fault of the server or the network. */
function reasonOf(type: string): FailureReason {
  return REASONS[type] ?? 'signaling-unreachable'
}

/** An id for an end that nobody looks for. */
export function createPeerId(): string {
  return `wt-${Array.from(crypto.getRandomValues(new Uint8Array(10)), byte => byte.toString(16).padStart(2, '0')).join('')}`
}

/**
 * Registers an id at a PeerServer and resolves when others can connect to it.
 * Throws TalkError (`signaling-unreachable`, `id-taken`, `webrtc-unsupported`, `timeout`, `aborted`).
 */
export function openPeer(options: OpenPeerOptions): Promise<PeerEndpoint> {
  const { id, server, iceServers, signal } = options
  if (signal.aborted)
    return Promise.reject(new TalkError('aborted'))
  const peerOptions: PeerOptions = {
    host: server.host,
    port: server.port,
    path: server.path,
    secure: server.secure,
    ...(server.key === undefined
      ? {}
      : { key: server.key }),
    ...(server.token === undefined
      ? {}
      : { token: server.token }),
    // PeerJS would otherwise ask Google's STUN and a TURN server of its own.
    config: {
      get iceServers() {
        return typeof iceServers === 'function'
          ? iceServers()
          : iceServers
      },
    },
    // Every failure reaches us as an event and is shown from there.
    debug: 0,
  }

  return new Promise((resolve, reject) => {
    const peer = new Peer(id, peerOptions)
    const timer = setTimeout(() => fail(new TalkError('timeout')), OPEN_TIMEOUT_MS)
    const onAbort = (): void => fail(new TalkError('aborted'))
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      peer.off('error', onError)
    }
    function fail(error: TalkError): void {
      settle()
      destroy(peer, [])
      reject(error)
    }
    function onError(error: { type: string }): void {
      fail(new TalkError(reasonOf(error.type), { cause: error }))
    }
    signal.addEventListener('abort', onAbort)
    peer.on('error', onError)
    peer.once('open', () => {
      settle()
      resolve(new Endpoint(peer, options))
    })
  })
}

class Endpoint implements PeerEndpoint {
  onchannel: PeerEndpoint['onchannel'] = null
  onlost: PeerEndpoint['onlost'] = null
  readonly #peer: Peer
  readonly #channels = new Set<PeerTextChannel>()
  readonly #maxMessageLength: number | undefined
  /** PeerJS reports an unknown peer on the Peer, not on the connection. */
  #onPeerError: ((error: { type: string }) => void) | null = null

  constructor(peer: Peer, options: OpenPeerOptions) {
    this.#peer = peer
    this.#maxMessageLength = options.maxMessageLength
    peer.on('error', error => this.#onPeerError?.(error))
    peer.on('disconnected', () => this.onlost?.())
    peer.on('call', call => call.close())
    peer.on('connection', (connection) => {
      // The initiator chooses the serialization; ours is plain text in pieces, and nothing else is taken.
      if (connection.serialization !== 'raw')
        return connection.close()
      connection.once('open', () => this.onchannel?.(this.#adopt(connection)))
    })
  }

  get id(): string {
    return this.#peer.id
  }

  connect(remoteId: string, signal: AbortSignal): Promise<PeerTextChannel> {
    if (signal.aborted)
      return Promise.reject(new TalkError('aborted'))
    return new Promise((resolve, reject) => {
      const connection = this.#peer.connect(remoteId, { serialization: 'raw', reliable: true })
      // A Peer that has lost its server returns nothing, whatever its types say.
      if (!(connection as DataConnection | undefined))
        return reject(new TalkError('signaling-unreachable'))
      const waiting = new AbortController()
      const timer = setTimeout(() => fail(new TalkError('timeout')), CONNECT_TIMEOUT_MS)
      const settle = (): void => {
        clearTimeout(timer)
        waiting.abort()
        this.#onPeerError = null
      }
      function fail(error: TalkError): void {
        settle()
        connection.close()
        reject(error)
      }
      signal.addEventListener('abort', () => fail(new TalkError('aborted')), { signal: waiting.signal })
      this.#onPeerError = (error) => {
        // One candidate that could not be added does not end it; what does is told by the connection, or by time.
        if (error.type !== 'webrtc')
          fail(new TalkError(reasonOf(error.type), { cause: error }))
      }
      connection.once('error', error => fail(toTalkError(error, 'connection-failed')))
      connection.once('close', () => fail(new TalkError('connection-failed')))
      // PeerJS looks at ICE alone; a DTLS handshake that fails would be waited for until time is up.
      const { peerConnection } = connection
      peerConnection?.addEventListener('connectionstatechange', () => {
        if (peerConnection.connectionState === 'failed' || peerConnection.connectionState === 'closed')
          fail(new TalkError('connection-failed'))
      }, { signal: waiting.signal })
      connection.once('open', () => {
        settle()
        connection.removeAllListeners('error')
        connection.removeAllListeners('close')
        resolve(this.#adopt(connection))
      })
    })
  }

  #adopt(connection: DataConnection): PeerTextChannel {
    const channel = new PeerTextChannel(connection, this.#maxMessageLength, () => this.#channels.delete(channel))
    this.#channels.add(channel)
    return channel
  }

  close(): void {
    this.onlost = null
    this.onchannel = null
    destroy(this.#peer, this.#channels)
  }
}

/** `Peer.destroy()` alone skips every other connection, so they are closed first, from a copy. */
function destroy(peer: Peer, channels: Iterable<PeerTextChannel>): void {
  for (const channel of [...channels])
    channel.close()
  peer.removeAllListeners()
  // PeerJS reports on a destroyed Peer too; nobody is left to tell.
  peer.on('error', () => {})
  peer.destroy()
}
