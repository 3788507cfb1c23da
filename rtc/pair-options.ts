import type { ChannelPurpose } from './data-channels.ts'
import type { LocalTrack } from './local-tracks.ts'
import type { NegotiationEvent, NegotiationSignal } from './negotiation.ts'
import type { SignalPath } from './signal.ts'

/**
 * `waiting`: the other end has not announced itself. Otherwise the connection's own state, but that it is `connected`
 * only when a text can be sent.
 */
export type PairState = 'waiting' | RTCPeerConnectionState

/** By which ways a connection may lead. */
export interface PairRoute {
  readonly iceServers: RTCIceServer[]
  /** `relay`: through a TURN server of {@link iceServers}, and in no other way. @default 'all' */
  readonly iceTransportPolicy?: RTCIceTransportPolicy
}

/** Something of a negotiation, as it happens at this end. */
export type NegotiationStep
  = | { readonly kind: 'sent' | 'received', readonly signal: NegotiationSignal }
    | { readonly kind: 'noticed', readonly event: NegotiationEvent }

export interface PairConnectionOptions extends PairRoute {
  readonly path: SignalPath
  /** Which end gives way when both offer at once. Exactly one of the two is polite. */
  readonly isPolite: boolean
  /** What this end sends now: at most one track of each kind. */
  readonly tracks?: () => readonly LocalTrack[]
  /** What this end sends is not there before. The two find each other meanwhile. @default now */
  readonly ready?: Promise<unknown>
  /** The channels that both ends open besides the one for talk. @default none */
  readonly channels?: readonly ChannelPurpose[]
  /** Called with every step of the negotiation, for somebody who looks on. */
  readonly onnegotiation?: (step: NegotiationStep) => void
}
