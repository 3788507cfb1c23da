import type { WireMessage } from './wire.ts'
import { inspect } from './wire.ts'

export interface ChatChannelEvents {
  onopen: () => void
  /** `count`: which message of this channel it is, from 1. */
  onmessage: (message: WireMessage, count: number) => void
  onclose: () => void
}

/**
 * The chat's data channel at this end, from its making to its end. Nothing but the messages travels on it, as they
 * were written: what is delivered, and who is typing, is said elsewhere.
 */
export class ChatChannel {
  readonly #channel: RTCDataChannel
  #sent = 0
  #received = 0

  constructor(channel: RTCDataChannel, events: ChatChannelEvents) {
    this.#channel = channel
    // #region data-channel
    channel.binaryType = 'arraybuffer'
    channel.onopen = () => events.onopen()
    channel.onmessage = ({ data }) => {
      // A string or an ArrayBuffer, as it was sent.
      const message = inspect(data)
      this.#received += 1
      if (message)
        events.onmessage(message, this.#received)
    }
    channel.onclose = () => events.onclose()
    // #endregion data-channel
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open'
  }

  /**
   * Sends a message; which of this channel it is, from 1.
   * @throws {TypeError} when it is larger than the connection's `sctp.maxMessageSize`
   * @throws {DOMException} `OperationError` when the channel's buffer is full
   */
  send(payload: string | Uint8Array<ArrayBuffer>): number {
    if (typeof payload === 'string')
      this.#channel.send(payload)
    else
      this.#channel.send(payload)
    this.#sent += 1
    return this.#sent
  }

  /** Listens no more. */
  release(): void {
    this.#channel.onopen = this.#channel.onmessage = this.#channel.onclose = null
  }
}
