import type { Chunk } from './chunk.ts'
import type { ControlFrame, EndReason, OfferedFile } from './frames.ts'
import type { Place } from './place.ts'
import type { Transfer, TransferEnd, TransferPhase } from './transfer.ts'
import type { Writer } from './writer.ts'
import { safePaths } from './file-name.ts'
import { Intake } from './intake.ts'
import { WINDOW_BYTES } from './limits.ts'
import { START, totalBytes } from './place.ts'

export interface IncomingOptions {
  /** Of the sender that offers. */
  readonly session: string
  readonly offer: number
  readonly files: readonly OfferedFile[]
  /** Says it to the other end; false when that is out of reach. */
  readonly send: (frame: ControlFrame) => boolean
  readonly onchange: () => void
  /** It has ended, and nothing holds what was written any more: it can be removed. */
  readonly ondiscard: () => void
}

/** A file that is complete: what can be saved, or `null` where it lies where it should. */
export interface SavedFile {
  readonly content: Blob | null
  readonly sha256: string
}

/** What names an offer at the end that receives it, and among all that it ever received. */
export function incomingKey(session: string, offer: number): string {
  return `${session}-${offer}`
}

/** Files that the other end offers, and their way into a store. */
export class Incoming {
  readonly key: string
  readonly session: string
  readonly offer: number
  /** The files, under names that are safe. */
  readonly entries: readonly OfferedFile[]
  readonly #options: IncomingOptions
  readonly #sizes: readonly number[]
  #saved: (SavedFile | undefined)[] = []
  #phase: TransferPhase = 'asked'
  #end: TransferEnd | null = null
  #writer: Writer | null = null
  #intake: Intake
  #resumes = 0
  /** The other end was told where to go on, on the channels of now. */
  #isFlowing = false
  /** The other end asks that, and is to be told. */
  #isAnswerDue = false
  #isPausedHere = false
  #isPausedThere = false
  /** What may still be on its way although this end wants no more. */
  #strayBytes = WINDOW_BYTES

  constructor(options: IncomingOptions) {
    this.#options = options
    this.key = incomingKey(options.session, options.offer)
    this.session = options.session
    this.offer = options.offer
    this.#sizes = options.files.map(({ sizeBytes }) => sizeBytes)
    this.#intake = new Intake(this.#sizes, START)
    this.entries = safePaths(options.files)
  }

  get phase(): TransferPhase {
    return this.#phase
  }

  /** Takes the files. `place`: what the writer has of them already, and `complete` what is before that. */
  accept(writer: Writer, place: Place = START, complete: readonly SavedFile[] = []): void {
    this.#writer = writer
    writer.onwritten = written => this.#handleWritten(written)
    writer.onsaved = (file, content, sha256) => {
      this.#saved[file] = { content, sha256 }
      this.#options.onchange()
    }
    writer.onfail = reason => this.fail(reason)
    this.#phase = 'agreed'
    this.#saved = [...complete]
    this.#intake = new Intake(this.#sizes, place)
    this.#answer()
    this.#completeIfDone()
  }

  decline(): void {
    if (this.#phase === 'asked')
      this.#finish({ reason: 'declined', by: 'here' })
  }

  pause(isPaused: boolean): void {
    this.#isPausedHere = isPaused
    this.#options.send({
      kind: 'pause',
      offer: this.offer,
      by: 'receiver',
      isPaused,
    })
    this.#options.onchange()
  }

  /** Ends it from here, and says why. */
  fail(reason: EndReason): void {
    this.#finish({ reason, by: 'here' })
  }

  /** The sender is there, on new channels or for the first time, and offers the same again. */
  handleOffer(): void {
    if (this.#isFlowing)
      return this.fail('rules-broken')
    if (this.#phase === 'agreed')
      this.#resumes += 1
    // Where to go on is known when what has arrived is written.
    this.#isAnswerDue = this.#phase === 'agreed' && !this.#intake.isSettled
    if (!this.#isAnswerDue)
      this.#answer()
  }

  handlePause(isPaused: boolean): void {
    this.#isPausedThere = isPaused
    this.#options.onchange()
  }

  handleEnd(reason: TransferEnd['reason']): void {
    this.#finish({ reason, by: 'there' })
  }

  /** Takes a chunk if it is the one that comes next and no more than agreed; false when the sender breaks the rules. */
  handleChunk(chunk: Chunk): boolean {
    if (this.#phase === 'ended') {
      this.#strayBytes -= chunk.payload.byteLength
      return this.#strayBytes >= 0
    }
    const kind = this.#phase === 'agreed' && this.#isFlowing
      ? this.#intake.take(chunk)
      : null
    if (kind === 'content')
      this.#writer?.write(chunk.payload)
    else if (kind === 'digest')
      this.#writer?.finish(chunk.payload)
    return kind !== null
  }

  /** The channels are gone. */
  disconnect(): void {
    this.#isFlowing = this.#isPausedThere = this.#isAnswerDue = false
    this.#options.onchange()
  }

  /** What it is at the moment. */
  snapshot(): Omit<Transfer, 'isQueued'> {
    return {
      key: this.key,
      offer: this.offer,
      direction: 'receiving',
      files: this.entries.map((entry, index) => ({
        ...entry,
        sha256: this.#saved[index]?.sha256 ?? null,
        content: this.#saved[index]?.content ?? null,
      })),
      totalBytes: totalBytes(this.#sizes),
      phase: this.#phase,
      end: this.#end,
      isConnected: this.#isFlowing,
      isPausedHere: this.#isPausedHere,
      isPausedThere: this.#isPausedThere,
      doneBytes: this.#intake.writtenBytes,
      doneFiles: this.#intake.written.file,
      movedBytes: this.#intake.receivedBytes,
      resumes: this.#resumes,
      againBytes: 0,
    }
  }

  /** Frees what it holds, and what was not completed. Says nothing to the other end; may be called twice. */
  async close(): Promise<void> {
    const writer = this.#writer
    this.#writer = null
    await writer?.abandon()
  }

  #handleWritten(place: Place): void {
    this.#intake.write(place)
    if (this.#intake.isAckDue(performance.now()) && this.#isFlowing)
      this.#options.send({ kind: 'ack', offer: this.offer, ...place })
    if (this.#isAnswerDue && this.#intake.isSettled) {
      this.#isAnswerDue = false
      this.#answer()
    }
    this.#completeIfDone()
    this.#options.onchange()
  }

  #completeIfDone(): void {
    if (!this.#intake.isComplete)
      return
    this.#phase = 'done'
    void this.close()
  }

  /** Says how far it has come, or that it is over. */
  #answer(): void {
    const { offer } = this
    if (this.#phase === 'ended' && this.#end) {
      const { reason } = this.#end
      this.#options.send(reason === 'declined' || reason === 'sender-gone'
        ? { kind: 'decline', offer }
        : {
            kind: 'end',
            offer,
            by: 'receiver',
            reason,
          })
    }
    else if (this.#phase !== 'asked') {
      this.#isFlowing = this.#options.send({
        kind: 'accept',
        offer,
        ...this.#intake.expected,
        windowBytes: WINDOW_BYTES,
      })
      if (this.#isPausedHere) {
        this.#options.send({
          kind: 'pause',
          offer,
          by: 'receiver',
          isPaused: true,
        })
      }
    }
    this.#options.onchange()
  }

  #finish(end: TransferEnd): void {
    if (this.#phase === 'ended' || this.#phase === 'done')
      return
    this.#phase = 'ended'
    this.#end = end
    this.#saved = []
    if (end.by === 'here')
      this.#answer()
    this.#isFlowing = false
    void this.close().then(() => this.#options.ondiscard())
    this.#options.onchange()
  }
}
