import type { DataConnection } from 'peerjs'
import type { TextChannel } from './channel.ts'
import { MAX_MESSAGE_LENGTH } from './channel.ts'
import { Reassembler, toPieces } from './framing.ts'

/** A receiver that lets this much pile up, in bytes, is gone; it gets the whole state when it comes back. */
const MAX_BUFFERED_BYTES = 4_000_000

/** A {@link TextChannel} over the data channel of an open PeerJS connection. */
export class PeerTextChannel implements TextChannel {
  onclose: TextChannel['onclose'] = null
  readonly #connection: DataConnection
  readonly #reassembler: Reassembler
  readonly #onend: () => void
  #onmessage: TextChannel['onmessage'] = null
  #early: string[] = []
  #isOpen = true

  constructor(connection: DataConnection, maxMessageLength: number | undefined, onend: () => void) {
    this.#connection = connection
    this.#reassembler = new Reassembler(maxMessageLength)
    this.#onend = onend
    connection.on('data', piece => this.#take(piece))
    connection.on('close', () => this.close())
    connection.on('error', () => this.close())
    // PeerJS notices a vanished peer after more than a minute; the connection itself knows sooner.
    connection.peerConnection?.addEventListener('connectionstatechange', () => {
      if (connection.peerConnection?.connectionState === 'failed')
        this.close()
    })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** What was sent and has not left yet. */
  get bufferedBytes(): number {
    return this.#isOpen
      ? this.#connection.dataChannel.bufferedAmount
      : 0
  }

  get onmessage(): TextChannel['onmessage'] {
    return this.#onmessage
  }

  set onmessage(handler: TextChannel['onmessage']) {
    this.#onmessage = handler
    if (!handler)
      return
    const early = this.#early
    this.#early = []
    for (const text of early)
      handler(text)
  }

  send(text: string): boolean {
    if (!this.#isOpen || text.length > MAX_MESSAGE_LENGTH)
      return false
    if (this.#connection.dataChannel.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.close()
      return false
    }
    for (const piece of toPieces(text))
      void this.#connection.send(piece)
    return true
  }

  close(): void {
    if (!this.#isOpen)
      return
    this.#isOpen = false
    this.#connection.close()
    this.#onend()
    this.onclose?.()
  }

  /** Type of the local candidate that this channel runs over, or null while that is not known. */
  async path(): Promise<RTCIceCandidateType | null> {
    const report = await this.#connection.peerConnection?.getStats()
    if (!report)
      return null
    for (const stats of report.values()) {
      if (stats.type !== 'candidate-pair' || stats.state !== 'succeeded' || !stats.nominated)
        continue
      const local: { candidateType?: RTCIceCandidateType } | undefined = report.get(stats.localCandidateId)
      return local?.candidateType ?? null
    }
    return null
  }

  #take(piece: unknown): void {
    const message = this.#reassembler.take(piece)
    if (message === null)
      return this.close()
    if (message === undefined)
      return
    if (this.#onmessage)
      this.#onmessage(message)
    else
      this.#early.push(message)
  }
}
