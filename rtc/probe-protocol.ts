import type { TextChannel } from './channel.ts'
import * as v from 'valibot'

/** PeerJS id under which a stage server lets itself be measured; no device can have it there. */
export const PROBE_PEER_ID = 'wt-probe'

/** How much is sent one way for one measurement, in bytes, and for how long at most. */
export const PROBE_BYTES = 4_000_000
export const PROBE_MS = 3_000

/** What a probe runs over: its messages, and how much of them waits to be sent. */
export interface ProbeChannel extends Pick<TextChannel, 'send' | 'onmessage' | 'onclose' | 'close'> {
  readonly bufferedBytes: number
}

/** What a device asks of the stage. Everything else that it sends is filler. */
export const ProbeRequestSchema = v.variant('t', [
  v.object({
    t: v.literal('ping'),
    n: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Send filler to me. */
  v.object({
    t: v.literal('fill-me'),
  }),
  /** That was all of the filler from me: how much of it came, and in what time? */
  v.object({
    t: v.literal('filled'),
  }),
])
export type ProbeRequest = v.InferOutput<typeof ProbeRequestSchema>

const amount = v.pipe(v.number(), v.finite(), v.minValue(0))

/** What the stage answers. */
export const ProbeReplySchema = v.variant('t', [
  v.object({
    t: v.literal('pong'),
    n: amount,
  }),
  /** That was all of the filler. */
  v.object({
    t: v.literal('filled'),
  }),
  v.object({
    t: v.literal('counted'),
    sizeBytes: amount,
    durationMs: amount,
  }),
  /** It measures others now. */
  v.object({
    t: v.literal('busy'),
  }),
])
export type ProbeReply = v.InferOutput<typeof ProbeReplySchema>
