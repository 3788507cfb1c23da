import * as v from 'valibot'
import { WebSocket } from 'ws'

const peerId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

function payload<E extends v.ObjectEntries>(entries: E) {
  return v.object({
    type: v.literal('data'),
    connectionId: peerId,
    ...entries,
  })
}

function description(type: 'offer' | 'answer') {
  return v.object({
    type: v.literal(type),
    sdp: v.pipe(v.string(), v.startsWith('v=0'), v.maxLength(60_000)),
  })
}

/** What two ends say to each other through the PeerServer to open a data connection, and nothing else. */
const MessageSchema = v.variant('type', [
  v.object({
    type: v.literal('HEARTBEAT'),
  }),
  v.object({
    type: v.literal('OFFER'),
    dst: peerId,
    payload: payload({
      sdp: description('offer'),
    }),
  }),
  v.object({
    type: v.literal('ANSWER'),
    dst: peerId,
    payload: payload({
      sdp: description('answer'),
    }),
  }),
  v.object({
    type: v.literal('CANDIDATE'),
    dst: peerId,
    payload: payload({
      candidate: v.object({
        candidate: v.pipe(v.string(), v.maxLength(2_000)),
        sdpMid: v.nullish(v.string()),
        sdpMLineIndex: v.nullish(v.number()),
      }),
    }),
  }),
])

function isMessage(data: unknown): boolean {
  try {
    return v.is(MessageSchema, JSON.parse(String(data)))
  }
  catch {
    return false
  }
}

/**
 * A WebSocket that lets well-formed signaling through. PeerServer relays whatever it is given, and PeerJS at the
 * other end takes it at its word: a payload that is null would end the process of the room's host.
 */
export class SignalingSocket extends WebSocket {
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message' || isMessage(args[0]))
      return super.emit(event, ...args)
    this.close(1008, 'not a signaling message')
    return false
  }
}
