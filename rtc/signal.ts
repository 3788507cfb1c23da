import * as v from 'valibot'

const instance = v.pipe(v.string(), v.regex(/^[\w-]{4,32}$/))

/** Longest SDP accepted, in characters: a session with two m-lines and every codec stays below 20,000. */
const MAX_SDP_LENGTH = 60_000

/**
 * What two ends tell each other to set up their RTCPeerConnection.
 *
 * `from` names the sender's RTCPeerConnection *instance* and `to` the receiver's: a reloaded end has a new
 * one, so nothing meant for a connection that is gone reaches the one that took its place.
 */
export const SignalSchema = v.variant('kind', [
  /** "I am here": sent when an end starts, when the signaling path comes back, and to ask for an ICE restart. */
  v.object({
    kind: v.literal('ready'),
    from: instance,
    to: v.optional(instance),
    restart: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal('description'),
    from: instance,
    to: instance,
    description: v.object({
      type: v.picklist(['offer', 'answer', 'rollback']),
      sdp: v.pipe(v.string(), v.maxLength(MAX_SDP_LENGTH)),
    }),
  }),
  v.object({
    kind: v.literal('candidate'),
    from: instance,
    to: instance,
    candidate: v.nullable(v.object({
      candidate: v.pipe(v.string(), v.maxLength(2000)),
      sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
      sdpMLineIndex: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))),
      usernameFragment: v.nullable(v.pipe(v.string(), v.maxLength(256))),
    })),
  }),
  /** "My end is connected": for who follows the signaling; the other end sees for itself. */
  v.object({
    kind: v.literal('connected'),
    from: instance,
    to: instance,
  }),
  /** "I am closing this connection": the other end need not wait for a time-out. */
  v.object({
    kind: v.literal('bye'),
    from: instance,
    to: instance,
  }),
])

/** A new name for one end's RTCPeerConnection. */
export function createInstance(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => byte.toString(16).padStart(2, '0')).join('')
}

export type Signal = v.InferOutput<typeof SignalSchema>

/** The path on which one end's signals reach the other; {@link RoomClient} gives one per member. */
export interface SignalPath {
  /** Sends a signal; false when the path is broken now (it is announced again by `onopen`). */
  send: (signal: Signal) => boolean
  onsignal: ((signal: Signal) => void) | null
  /** The path is (again) usable. */
  onopen: (() => void) | null
}
