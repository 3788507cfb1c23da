/** A reliable, ordered pipe of text messages between two ends, however it is carried. */
export interface TextChannel {
  readonly isOpen: boolean
  /** Whole messages, in order. Assign before the current task ends, or early messages wait until it is. */
  onmessage: ((text: string) => void) | null
  /** Called once, whichever end closed it or whatever broke it. */
  onclose: (() => void) | null
  /** Sends one message of at most {@link MAX_MESSAGE_LENGTH} characters; false if the channel is closed. */
  send: (text: string) => boolean
  /** Type of the local candidate that it runs over; null where there is none, or it is not known yet. */
  path: () => Promise<RTCIceCandidateType | null>
  /** Closes it; may be called twice. */
  close: () => void
}

/** The longest message a channel carries, in characters. A snapshot of a full room stays far below. */
export const MAX_MESSAGE_LENGTH = 1_000_000
