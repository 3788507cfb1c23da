const ASK = 0
const ANSWER = 1
const FRAME_BYTES = 5
/** What has not come back by then is lost; nobody asks that many. */
const MAX_OPEN = 1_000

/**
 * Round trips over a channel of their own: one end asks, the other sends the frame back. A frame is one byte of
 * kind and four of number, big-endian; anything else is dropped.
 */
export class Echo {
  readonly #channel: RTCDataChannel
  /** When each was asked, by its number. */
  readonly #asked = new Map<number, number>()
  #times: (number | null)[] = []
  #first = 0
  #next = 0

  constructor(channel: RTCDataChannel) {
    this.#channel = channel
    channel.onmessage = ({ data }) => this.#take(data)
  }

  /** Asks once; nothing happens while the channel is not open. */
  ask(): void {
    if (this.#channel.readyState !== 'open' || this.#asked.size >= MAX_OPEN)
      return
    const number = this.#next++
    this.#asked.set(number, performance.now())
    this.#times.push(null)
    this.#channel.send(toFrame(ASK, number))
  }

  /** The round trips asked since the last call, in ms and in their order; `null` is lost, or still under way. */
  takeTimes(): (number | null)[] {
    const times = this.#times
    this.#times = []
    this.#first = this.#next
    this.#asked.clear()
    return times
  }

  #take(data: unknown): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength !== FRAME_BYTES)
      return
    const view = new DataView(data)
    const number = view.getUint32(1)
    if (view.getUint8(0) === ASK) {
      if (this.#channel.readyState === 'open')
        this.#channel.send(toFrame(ANSWER, number))
      return
    }
    const askedMs = this.#asked.get(number)
    if (askedMs === undefined)
      return
    this.#asked.delete(number)
    this.#times[number - this.#first] = performance.now() - askedMs
  }
}

function toFrame(kind: number, number: number): ArrayBuffer {
  const frame = new DataView(new ArrayBuffer(FRAME_BYTES))
  frame.setUint8(0, kind)
  frame.setUint32(1, number)
  return frame.buffer
}
