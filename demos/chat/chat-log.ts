import type { WireMessage } from './wire.ts'

/**
 * `waiting`: there is no open channel. `sent`: handed to the channel. `delivered`: the other end said that it has it.
 * `unconfirmed`: the connection went before it said so. `refused`: `send()` threw. `received`: the other end's.
 */
export type EntryState = 'waiting' | 'sent' | 'delivered' | 'unconfirmed' | 'refused' | 'received'

/** A message, in the order this device saw it. */
export interface ChatEntry extends WireMessage {
  /** This device's own number for it. */
  readonly id: number
  readonly state: EntryState
  /** Which message of its channel it is, from 1; `null` while it is on none. */
  readonly n: number | null
  /** When it was written, sent or received, on this device's clock. */
  readonly atMs: number
  /** From being sent to being acknowledged. */
  readonly deliveredAfterMs: number | null
  /** What the browser said when it refused it. */
  readonly error: string | null
}

export interface ChatLog {
  readonly entries: readonly ChatEntry[]
  readonly nextId: number
}

export const EMPTY_LOG: ChatLog = { entries: [], nextId: 1 }

/** More is forgotten, oldest first. */
export const MAX_ENTRIES = 200

/** The log with one more message, and its number. */
export function append(log: ChatLog, message: WireMessage, entry: Pick<ChatEntry, 'state' | 'atMs'>): ChatLog {
  const { type, sizeBytes, head, text } = message
  const added: ChatEntry = {
    type,
    sizeBytes,
    head,
    text,
    ...entry,
    id: log.nextId,
    n: null,
    deliveredAfterMs: null,
    error: null,
  }
  return {
    entries: [...log.entries, added].slice(-MAX_ENTRIES),
    nextId: log.nextId + 1,
  }
}

/** The log with one message changed; one that is forgotten changes nothing. */
export function change(log: ChatLog, id: number, patch: Partial<ChatEntry>): ChatLog {
  return mapEntries(log, entry => entry.id === id
    ? {
        ...entry,
        ...patch,
      }
    : entry)
}

/**
 * The other end has the first `count` messages of this channel. Since the channel is reliable and ordered, one
 * number says it of all of them; one too large says no more than that all have arrived.
 */
export function acknowledge(log: ChatLog, count: number, nowMs: number): ChatLog {
  return mapEntries(log, entry => entry.state === 'sent' && entry.n !== null && entry.n <= count
    ? {
        ...entry,
        state: 'delivered',
        deliveredAfterMs: Math.max(0, nowMs - entry.atMs),
      }
    : entry)
}

/** The channel is gone: what it promised ends with it, and nobody knows what of the rest arrived. */
export function breakOff(log: ChatLog): ChatLog {
  return mapEntries(log, entry => entry.state === 'sent'
    ? { ...entry, state: 'unconfirmed', n: null }
    : entry)
}

function mapEntries(log: ChatLog, map: (entry: ChatEntry) => ChatEntry): ChatLog {
  return {
    ...log,
    entries: log.entries.map(map),
  }
}
