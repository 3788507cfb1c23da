import type { EndReason } from './frames.ts'
import type { Place } from './place.ts'
import type { StoreEntry, StorePlan } from './stores/store.ts'
import type { WritingPort } from './writing-service.ts'

export interface WriterOptions {
  readonly plan: StorePlan
  readonly entries: readonly StoreEntry[]
  /** What is there already. */
  readonly place: Place
}

/** The page's hand on what writes one offer's files. */
export class Writer {
  /** Everything before this place is safely written. */
  onwritten: ((place: Place) => void) | null = null
  /** A file is complete and is what was sent: what can be saved, or `null` where it lies where it should. */
  onsaved: ((file: number, content: Blob | null, sha256: string) => void) | null = null
  /** Nothing more is written. */
  onfail: ((reason: EndReason) => void) | null = null
  readonly #port: WritingPort
  readonly #abandoned: Promise<void>
  #setAbandoned = (): void => {}

  constructor(port: WritingPort, options: WriterOptions) {
    this.#port = port
    this.#abandoned = new Promise(resolve => this.#setAbandoned = resolve)
    port.onmessage = (reply) => {
      if (reply.kind === 'written')
        this.onwritten?.(reply.place)
      else if (reply.kind === 'saved')
        this.onsaved?.(reply.file, reply.content, reply.sha256)
      else if (reply.kind === 'failed')
        this.onfail?.(reply.reason)
      else
        this.#setAbandoned()
    }
    port.post({ kind: 'start', ...options })
  }

  /** Appends to the current file. The bytes are given away. */
  write(bytes: Uint8Array<ArrayBuffer>): void {
    this.#port.post({ kind: 'write', bytes }, [bytes.buffer])
  }

  /** Ends the current file, which has this SHA-256 if it is what was sent, and goes to the next. */
  finish(digest: Uint8Array<ArrayBuffer>): void {
    this.#port.post({ kind: 'finish', digest }, [digest.buffer])
  }

  /** Writes nothing more; done when nothing holds the files any more. May be called twice. */
  async abandon(): Promise<void> {
    this.onwritten = this.onsaved = this.onfail = null
    this.#port.post({ kind: 'abandon' })
    await this.#abandoned
    this.#port.close()
  }
}
