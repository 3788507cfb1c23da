import type { ControlFrame, EndReason, OfferedFile } from './frames.ts'
import type { Place } from './place.ts'
import type { Reader, ReadyChunk } from './reader.ts'
import type { Transfer, TransferEnd, TransferPhase } from './transfer.ts'
import { HEADER_BYTES, toHex } from './chunk.ts'
import { MAX_FOLDERS, MAX_NAME_LENGTH } from './limits.ts'
import { Outlet } from './outlet.ts'
import { totalBytes } from './place.ts'

/** A file to send, and the folders it lies in, outermost first. */
export interface OutgoingFile {
  readonly name: string
  readonly folders: readonly string[]
  readonly content: Blob
}

export interface OutgoingOptions {
  readonly offer: number
  readonly files: readonly OutgoingFile[]
  readonly createReader: () => Reader
  /** Says it to the other end; false when that is out of reach. */
  readonly send: (frame: ControlFrame) => boolean
  /** There may be something to take. */
  readonly onready: () => void
  readonly onchange: () => void
}

/** Files that this end offers, and their way to the channel. */
export class Outgoing {
  readonly key: string
  readonly offer: number
  readonly #options: OutgoingOptions
  readonly #outlet: Outlet
  #phase: TransferPhase = 'asked'
  #end: TransferEnd | null = null
  #reader: Reader | null = null
  /** A chunk that was read and does not fit into the window yet. */
  #held: ReadyChunk | null = null
  /** Of the files that were sent to their end. */
  readonly #digests: (string | undefined)[] = []
  #resumes = 0
  /** The receiver has said, on the channels of now, where to go on. */
  #isFlowing = false
  #isPausedHere = false
  #isPausedThere = false

  constructor(options: OutgoingOptions) {
    this.#options = options
    this.key = String(options.offer)
    this.offer = options.offer
    this.#outlet = new Outlet(options.files.map(({ content }) => content.size))
  }

  get files(): readonly OutgoingFile[] {
    return this.#options.files
  }

  get phase(): TransferPhase {
    return this.#phase
  }

  /** The channels are there: offers the files, for the first time or again, and gets ready to read them. */
  connect(): void {
    const { offer } = this
    if (this.#phase === 'ended' && this.#end) {
      this.#say(this.#end)
    }
    else if (this.#phase !== 'done') {
      this.#reader ??= this.#openReader()
      this.#options.send({
        kind: 'offer',
        offer,
        files: this.#options.files.map(toOffered),
      })
    }
  }

  /** The channels are gone. */
  disconnect(): void {
    this.#isFlowing = this.#isPausedThere = false
    this.#options.onchange()
  }

  pause(isPaused: boolean): void {
    this.#isPausedHere = isPaused
    this.#sayPaused()
    this.#options.onchange()
    this.#options.onready()
  }

  /** Ends it from here, and says why. */
  fail(reason: EndReason): void {
    this.#finish({ reason, by: 'here' })
  }

  /** Goes on from where the receiver says; false when it cannot have come so far. */
  handleAccept(place: Place, windowBytes: number, chunkBytes: number): boolean {
    if (this.#phase === 'ended' || this.#phase === 'done')
      return true
    if (this.#isFlowing || !this.#outlet.restart(place, windowBytes))
      return false
    if (this.#phase === 'agreed')
      this.#resumes += 1
    this.#phase = 'agreed'
    this.#isFlowing = true
    this.#held = null
    if (this.#isPausedHere)
      this.#sayPaused()
    if (this.#completeIfDone())
      return true
    this.#reader?.seek(place, chunkBytes)
    this.#options.onchange()
    return true
  }

  /** Takes note of what is written; false when it cannot be. */
  handleAck(place: Place): boolean {
    if (this.#phase !== 'agreed' || !this.#isFlowing)
      return this.#phase !== 'asked'
    if (!this.#outlet.acknowledge(place))
      return false
    if (!this.#completeIfDone()) {
      this.#options.onchange()
      this.#options.onready()
    }
    return true
  }

  handlePause(isPaused: boolean): void {
    this.#isPausedThere = isPaused
    this.#options.onchange()
    this.#options.onready()
  }

  handleEnd(reason: EndReason | 'declined'): void {
    this.#finish({ reason, by: 'there' })
  }

  /** The next chunk that the receiver has room for; `null` while there is none. */
  take(): Uint8Array<ArrayBuffer> | null {
    if (!this.#isFlowing || this.#isPausedHere || this.#isPausedThere)
      return null
    const chunk = this.#held ?? this.#reader?.take() ?? null
    this.#held = chunk
    if (!chunk || !this.#outlet.hasRoomFor(chunk.contentBytes))
      return null
    this.#held = null
    const { file } = this.#outlet.sent
    if (chunk.end.file > file)
      this.#digests[file] = toHex(chunk.frame.subarray(HEADER_BYTES))
    this.#outlet.send(chunk.contentBytes, chunk.end)
    return chunk.frame
  }

  /** What it is at the moment. */
  snapshot(): Omit<Transfer, 'isQueued'> {
    const { acknowledged, acknowledgedBytes, movedBytes, againBytes } = this.#outlet
    return {
      key: this.key,
      offer: this.offer,
      direction: 'sending',
      files: this.#options.files.map(({ name, folders, content }, index) => ({
        name,
        folders,
        sizeBytes: content.size,
        type: content.type,
        sha256: index < acknowledged.file
          ? this.#digests[index] ?? null
          : null,
        content: null,
      })),
      totalBytes: totalBytes(this.#options.files.map(({ content }) => content.size)),
      phase: this.#phase,
      end: this.#end,
      isConnected: this.#isFlowing,
      isPausedHere: this.#isPausedHere,
      isPausedThere: this.#isPausedThere,
      doneBytes: acknowledgedBytes,
      doneFiles: acknowledged.file,
      movedBytes,
      resumes: this.#resumes,
      againBytes,
    }
  }

  /** Frees what it holds; says nothing to the other end; may be called twice. */
  close(): void {
    this.#reader?.close()
    this.#reader = this.#held = null
  }

  #sayPaused(): void {
    this.#options.send({
      kind: 'pause',
      offer: this.offer,
      by: 'sender',
      isPaused: this.#isPausedHere,
    })
  }

  #openReader(): Reader {
    const reader = this.#options.createReader()
    reader.onready = () => this.#options.onready()
    reader.onfail = () => this.fail('unreadable')
    return reader
  }

  #completeIfDone(): boolean {
    if (!this.#outlet.isComplete)
      return false
    this.#phase = 'done'
    this.close()
    this.#options.onchange()
    return true
  }

  #say({ reason, by }: TransferEnd): void {
    if (by === 'here' && reason !== 'declined' && reason !== 'sender-gone') {
      this.#options.send({
        kind: 'end',
        offer: this.offer,
        by: 'sender',
        reason,
      })
    }
  }

  #finish(end: TransferEnd): void {
    if (this.#phase === 'ended' || this.#phase === 'done')
      return
    this.#phase = 'ended'
    this.#end = end
    this.#isFlowing = false
    this.close()
    this.#say(end)
    this.#options.onchange()
  }
}

/** What the receiver takes as an offer, whatever the file is called. */
function toOffered({ name, folders, content }: OutgoingFile): OfferedFile {
  return {
    name: name.slice(0, MAX_NAME_LENGTH),
    folders: folders.slice(0, MAX_FOLDERS).map(folder => folder.slice(0, MAX_NAME_LENGTH)),
    sizeBytes: content.size,
    type: content.type.slice(0, MAX_NAME_LENGTH),
  }
}
