import type { Chunk } from './chunk.ts'
import type { ControlFrame, EndReason, OfferedFile } from './frames.ts'
import type { SavedFile } from './incoming.ts'
import type { Place } from './place.ts'
import type { StorePlan } from './stores/store.ts'
import type { WritingPort } from './writing-service.ts'
import { Incoming, incomingKey } from './incoming.ts'
import { MAX_OPEN_OFFERS, MAX_REMEMBERED_FILES } from './limits.ts'
import { START } from './place.ts'
import { Writer } from './writer.ts'

/** What an earlier page has kept of an offer, and where. */
export interface Recalled {
  readonly plan: StorePlan
  readonly place: Place
  /** The files before that place. */
  readonly complete: readonly SavedFile[]
}

/** What receiving needs of the device. */
export interface ReceivingDevice {
  readonly createWritingPort: () => WritingPort
  /** Why files cannot be taken, before anybody is asked; `null` when they can. */
  readonly assess?: (files: readonly OfferedFile[]) => Promise<EndReason | null>
  /** `null` when nothing was kept. */
  readonly recall?: (key: string) => Promise<Recalled | null>
  /** What was kept of an offer is wanted no more. */
  readonly discard?: (key: string) => void
}

export interface IncomingOffersEvents {
  readonly send: (frame: ControlFrame) => boolean
  /** A person is to be shown another transfer, or none of these any more. */
  readonly onadd: (incoming: Incoming) => void
  readonly onwithdraw: (incoming: Incoming) => void
  readonly onchange: () => void
}

/** What the other end offers, from its first word to the last byte. */
export class IncomingOffers {
  readonly #device: ReceivingDevice
  readonly #events: IncomingOffersEvents
  readonly #known = new Map<string, Incoming>()
  #session: string | null = null

  constructor(device: ReceivingDevice, events: IncomingOffersEvents) {
    this.#device = device
    this.#events = events
  }

  get all(): Incoming[] {
    return [
      ...this.#known.values(),
    ]
  }

  /** Of the sender that is there now. */
  get(offer: number): Incoming | undefined {
    return this.#known.get(incomingKey(this.#session ?? '', offer))
  }

  /** A sender is there: the one of before, or one that knows nothing of what was offered. */
  meet(session: string): void {
    if (this.#session !== session) {
      for (const incoming of this.#known.values())
        incoming.handleEnd('sender-gone')
      this.#known.clear()
    }
    this.#session = session
  }

  handleOffer(offer: number, files: readonly OfferedFile[]): void {
    const known = this.get(offer)
    if (known)
      return known.handleOffer()
    const asked = this.all.filter(({ phase }) => phase === 'asked').length
    const remembered = this.all.reduce((sum, incoming) => sum + incoming.entries.length, files.length)
    if (asked >= MAX_OPEN_OFFERS || remembered > MAX_REMEMBERED_FILES) {
      this.#events.send({
        kind: 'end',
        offer,
        by: 'receiver',
        reason: 'busy',
      })
      return
    }
    const incoming: Incoming = new Incoming({
      session: this.#session ?? '',
      offer,
      files,
      send: this.#events.send,
      onchange: this.#events.onchange,
      ondiscard: () => this.#device.discard?.(incoming.key),
    })
    this.#known.set(incoming.key, incoming)
    void this.#consider(incoming)
  }

  /** Takes what is offered, into a store. */
  accept(key: string, plan: StorePlan): void {
    const incoming = this.#known.get(key)
    if (incoming?.phase === 'asked')
      this.#take(incoming, { plan, place: START, complete: [] })
  }

  /** The sender takes its offer back, or cannot keep it. */
  handleEnd(offer: number, reason: EndReason): void {
    const incoming = this.get(offer)
    const wasAsked = incoming?.phase === 'asked'
    incoming?.handleEnd(reason)
    // Nobody had decided anything: as if it had never been offered.
    if (incoming && wasAsked) {
      this.#known.delete(incoming.key)
      this.#events.onwithdraw(incoming)
    }
  }

  /** False when it is not what was agreed. */
  handleChunk(chunk: Chunk): boolean {
    return this.get(chunk.offer)?.handleChunk(chunk) ?? false
  }

  /** Goes on with what an earlier page had accepted, refuses what there is no room for, or asks a person. */
  async #consider(incoming: Incoming): Promise<void> {
    const recalled = await this.#device.recall?.(incoming.key)
    if (incoming.phase !== 'asked')
      return
    this.#events.onadd(incoming)
    if (recalled)
      return this.#take(incoming, recalled)
    const reason = await this.#device.assess?.(incoming.entries)
    if (reason && incoming.phase === 'asked')
      incoming.fail(reason)
  }

  #take(incoming: Incoming, { plan, place, complete }: Recalled): void {
    const { entries } = incoming
    incoming.accept(new Writer(this.#device.createWritingPort(), { plan, entries, place }), place, complete)
  }
}
