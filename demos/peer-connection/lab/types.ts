/** The two ends: `a` offers first, and is the own one where each end is a device. */
export type EndId = 'a' | 'b'

export function otherEnd(end: EndId): EndId {
  return end === 'a'
    ? 'b'
    : 'a'
}

/** The state machines of an RTCPeerConnection, by the attributes that tell their state. */
export const MACHINES = [
  'signalingState',
  'iceGatheringState',
  'iceConnectionState',
  'connectionState',
] as const
export type Machine = typeof MACHINES[number]

/** A state, and when it was entered, in milliseconds since the beginning. */
export interface StateVisit {
  readonly state: string
  readonly atMs: number
}

/** The way each machine has gone; the last is where it is. */
export type States = Readonly<Record<Machine, readonly StateVisit[]>>

export const NO_STATES: States = {
  signalingState: [],
  iceGatheringState: [],
  iceConnectionState: [],
  connectionState: [],
}

/** Where a candidate's address is from (RFC 8445). */
export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay'

/** What travels on the signaling path. */
export type MessageContent
  = | { readonly type: 'offer' | 'answer', readonly sdp: string }
  /** A null candidate says that there are no more; where only its kind is told, that stands in its place. */
    | { readonly type: 'candidate', readonly candidate: RTCIceCandidateInit | null, readonly kind?: CandidateType | null }

/**
 * What became of a message. `on-the-way`: sent, and kept back so far. `arrived`: the other end has it, and has not
 * taken it yet. `ignored`: by the rules of glare. `filtered`: dropped on the way, on purpose. `refused`: it fits
 * nothing that the other end has. `lost`: there was nobody to take it.
 */
export type Fate = 'on-the-way' | 'arrived' | 'taken' | 'ignored' | 'filtered' | 'refused' | 'lost'

interface EntryBase {
  readonly id: number
  /** In milliseconds since the beginning. */
  readonly atMs: number
}

/** A call of the API at one end. */
export interface CallEntry extends EntryBase {
  readonly kind: 'call'
  readonly end: EndId
  readonly code: string
}

/** A message from one end to the other. */
export interface MessageEntry extends EntryBase {
  readonly kind: 'message'
  readonly from: EndId
  readonly content: MessageContent
  readonly fate: Fate
  /** When it reached the other end; null until then. */
  readonly arrivedMs: number | null
  /** Its fingerprint was changed on the way. */
  readonly isForged?: boolean
}

export type HappeningName
  = | RTCPeerConnectionState
    | 'offer-ignored' | 'offer-rolled-back' | 'description-refused'
    | 'restarted' | 'vanished' | 'track-added' | 'track-removed'

/** Something that happened at one end. */
export interface HappeningEntry extends EntryBase {
  readonly kind: 'happening'
  readonly end: EndId
  readonly name: HappeningName
  /** The track's kind, the new ICE user name, the browser's own words. */
  readonly detail: string | null
}

export type LogEntry = CallEntry | MessageEntry | HappeningEntry
