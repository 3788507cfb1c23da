import type { SafePath } from './file-name.ts'
import type { EndReason } from './frames.ts'

/** One file of a transfer. */
export interface TransferFile extends SafePath {
  readonly sizeBytes: number
  /** Media type, or ''. */
  readonly type: string
  /** Of the whole file, in hexadecimal digits, once both ends have found the same; `null` until then. */
  readonly sha256: string | null
  /** What was received and lies nowhere else: to be saved. */
  readonly content: Blob | null
}

/**
 * `asked`: the receiver has not decided. `agreed`: it takes the files, and they move whenever the two are connected
 * and neither end has paused. `ended`: see `end`.
 */
export type TransferPhase = 'asked' | 'agreed' | 'done' | 'ended'

/** What a transfer is at the moment: a value, for whoever shows it. */
export interface Transfer {
  /** Names it at this end. */
  readonly key: string
  /** The number that both ends call it by. */
  readonly offer: number
  readonly direction: 'sending' | 'receiving'
  readonly files: readonly TransferFile[]
  readonly totalBytes: number
  readonly phase: TransferPhase
  /** Why it ended before it was done, and which end ended it. */
  readonly end: TransferEnd | null
  /** Both ends know where they are. */
  readonly isConnected: boolean
  readonly isPausedHere: boolean
  readonly isPausedThere: boolean
  /** It could move, and another one of the same direction goes first. */
  readonly isQueued: boolean
  /** Content that is safely written, as far as this end knows. */
  readonly doneBytes: number
  /** Files that are complete and proved. */
  readonly doneFiles: number
  /** Content that this end has given to the channel, or taken from it, in all. */
  readonly movedBytes: number
  /** How often it was gone on with on new channels. */
  readonly resumes: number
  /** Content that was sent although it had been acknowledged: none, unless the receiver lost it. */
  readonly againBytes: number
}

export interface TransferEnd {
  /** `declined`: by the receiver. `sender-gone`: it was reloaded, and knows of its files no more. */
  readonly reason: EndReason | 'declined' | 'sender-gone'
  readonly by: 'here' | 'there'
}
