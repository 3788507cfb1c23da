import type { TextChannel } from '../rtc/channel.ts'

/** How the host of a room is reached. */
export interface HostTransport<C extends TextChannel = TextChannel> {
  /** Resolves when clients can reach this host. Throws TalkError (`signaling-unreachable`, `id-taken`). */
  listen: (onchannel: (channel: C) => void) => Promise<void>
  /** Closes every channel and stops listening; may be called twice. */
  close: () => void
}

/** How a client reaches the host of a room. */
export interface ClientTransport {
  /** Opens a channel to the host. Throws TalkError (`room-not-found`, `signaling-unreachable`, `timeout`, `aborted`). */
  connect: (signal: AbortSignal) => Promise<TextChannel>
  /** Something suggests that the host is gone, and the channel is worth a test. */
  onsuspect: (() => void) | null
  /** Closes the channel and all beneath it; may be called twice. */
  close: () => void
}
