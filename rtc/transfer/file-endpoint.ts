import type { ByeReason, FileChannels } from './file-link.ts'
import type { ControlFrame, EndReason } from './frames.ts'
import type { ReceivingDevice } from './incoming-offers.ts'
import type { Incoming } from './incoming.ts'
import type { OutgoingFile } from './outgoing.ts'
import type { ReadingPort } from './reading-service.ts'
import type { StorePlan } from './stores/store.ts'
import type { Transfer } from './transfer.ts'
import { toHex } from './chunk.ts'
import { FileLink } from './file-link.ts'
import { IncomingOffers } from './incoming-offers.ts'
import { Outgoing } from './outgoing.ts'
import { waitingForTurn } from './queue.ts'
import { Reader } from './reader.ts'

/** What an endpoint needs of its device. */
export interface FileEndpointOptions extends ReceivingDevice {
  readonly createReadingPort: () => ReadingPort
}

/** Why an endpoint listens no more to the other end, until new channels are attached. */
export interface EndpointStop {
  readonly reason: ByeReason
  readonly by: 'here' | 'there'
}

/**
 * One of two ends that send each other files. It outlives the connection: what was on its way goes on, from the
 * last byte that arrived, as soon as other channels are attached.
 */
export class FileEndpoint {
  /** Something of `transfers` or `stop` is different. */
  onchange: (() => void) | null = null
  readonly #options: FileEndpointOptions
  readonly #session = toHex(crypto.getRandomValues(new Uint8Array(8)))
  readonly #outgoing = new Map<number, Outgoing>()
  readonly #incoming: IncomingOffers
  #shown: readonly (Outgoing | Incoming)[] = []
  #link: FileLink | null = null
  #stop: EndpointStop | null = null

  constructor(options: FileEndpointOptions) {
    this.#options = options
    this.#incoming = new IncomingOffers(options, {
      send: frame => this.#link?.say(frame) ?? false,
      onadd: incoming => this.#show([...this.#shown, incoming]),
      onwithdraw: incoming => this.#show(this.#shown.filter(shown => shown !== incoming)),
      onchange: () => this.onchange?.(),
    })
  }

  /** All that a person has not put away, in the order in which it came. */
  get transfers(): readonly Transfer[] {
    const transfers = this.#shown.map(transfer => transfer.snapshot())
    const waiting = waitingForTurn(transfers)
    return transfers.map(transfer => ({
      ...transfer,
      isQueued: waiting.has(transfer),
    }))
  }

  get stop(): EndpointStop | null {
    return this.#stop
  }

  /** Takes a connection's channels instead of those before; they may be about to open. */
  attach(channels: FileChannels): void {
    this.detach()
    this.#stop = null
    const link: FileLink = new FileLink(channels, this.#session, {
      onmeet: session => this.#handleMeet(session),
      onframe: frame => this.#handleFrame(frame, link),
      onchunk: chunk => this.#incoming.handleChunk(chunk),
      next: () => this.#next(),
      onover: stop => this.#handleOver(stop),
    })
    this.#link = link
    this.onchange?.()
  }

  /** The connection is gone; may be called twice. */
  detach(): void {
    this.#link?.close()
    this.#link = null
    for (const transfer of this.#all())
      transfer.disconnect()
  }

  /** Offers files to the other end, now or when it is there. */
  offer(files: readonly OutgoingFile[]): void {
    const [offer = 0] = crypto.getRandomValues(new Uint32Array(1))
    const outgoing: Outgoing = new Outgoing({
      offer: offer || 1,
      files,
      createReader: () => new Reader(this.#options.createReadingPort(), {
        offer: outgoing.offer,
        files: files.map(({ content }) => content),
      }),
      send: frame => this.#link?.say(frame) ?? false,
      onready: () => this.#link?.fill(),
      onchange: () => this.onchange?.(),
    })
    this.#outgoing.set(outgoing.offer, outgoing)
    outgoing.connect()
    this.#show([...this.#shown, outgoing])
  }

  /** Offers the files of a transfer again that has ended, in its place. */
  offerAgain(key: string): void {
    const transfer = this.#find(key)
    if (transfer instanceof Outgoing && transfer.phase === 'ended') {
      this.forget(key)
      this.offer(transfer.files)
    }
  }

  /** Takes what is offered, into a store. */
  accept(key: string, plan: StorePlan): void {
    this.#incoming.accept(key, plan)
  }

  decline(key: string): void {
    this.#incoming.all.find(incoming => incoming.key === key)?.decline()
  }

  pause(key: string, isPaused: boolean): void {
    this.#find(key)?.pause(isPaused)
  }

  /** Ends a transfer, and tells both persons why. */
  fail(key: string, reason: EndReason): void {
    this.#find(key)?.fail(reason)
  }

  /** Puts away a transfer that is over, and what was kept of it. */
  forget(key: string): void {
    const transfer = this.#find(key)
    if (transfer?.phase !== 'done' && transfer?.phase !== 'ended')
      return
    this.#options.discard?.(key)
    this.#show(this.#shown.filter(shown => shown !== transfer))
  }

  /** Ends everything, and removes what was not completed; may be called twice. */
  async close(): Promise<void> {
    this.onchange = null
    const closing = this.#all().map((transfer) => {
      transfer.fail('cancelled')
      return transfer.close()
    })
    this.detach()
    await Promise.all(closing)
  }

  #all(): (Outgoing | Incoming)[] {
    return [
      ...this.#outgoing.values(),
      ...this.#incoming.all,
    ]
  }

  #find(key: string): Outgoing | Incoming | undefined {
    return this.#shown.find(transfer => transfer.key === key)
  }

  #show(transfers: readonly (Outgoing | Incoming)[]): void {
    this.#shown = transfers
    this.onchange?.()
  }

  #handleMeet(session: string): void {
    this.#incoming.meet(session)
    for (const outgoing of this.#outgoing.values())
      outgoing.connect()
  }

  #handleFrame(frame: Exclude<ControlFrame, { kind: 'hello' | 'bye' }>, link: FileLink): void {
    const { offer } = frame
    const outgoing = this.#outgoing.get(offer)
    switch (frame.kind) {
      case 'offer':
        return this.#incoming.handleOffer(offer, frame.files)
      case 'accept':
        return expect(outgoing?.handleAccept(frame, frame.windowBytes, link.chunkBytes))
      case 'ack':
        return expect(outgoing?.handleAck(frame))
      case 'decline':
        return outgoing?.handleEnd('declined')
      case 'pause':
        return (frame.by === 'sender'
          ? this.#incoming.get(offer)
          : outgoing)?.handlePause(frame.isPaused)
      case 'end':
        return frame.by === 'sender'
          ? this.#incoming.handleEnd(offer, frame.reason)
          : outgoing?.handleEnd(frame.reason)
    }

    /** Of an offer that this end knows no more, anything may be said. */
    function expect(isPossible: boolean | undefined): void {
      if (isPossible === false)
        link.violate()
    }
  }

  /** One offer after the other; while one rests, the next goes ahead. */
  #next(): Uint8Array<ArrayBuffer> | null {
    for (const outgoing of this.#outgoing.values()) {
      const chunk = outgoing.take()
      if (chunk)
        return chunk
    }
    return null
  }

  #handleOver(stop: EndpointStop | null): void {
    this.#stop = stop
    if (stop) {
      for (const transfer of this.#all()) {
        if (stop.by === 'here') {
          transfer.fail(stop.reason === 'rules-broken'
            ? stop.reason
            : 'cancelled')
        }
        else {
          transfer.handleEnd(stop.reason === 'rules-broken'
            ? stop.reason
            : 'cancelled')
        }
      }
    }
    this.detach()
    this.onchange?.()
  }
}
