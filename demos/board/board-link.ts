import type { BoardFrame, PointerFrame } from './frames.ts'
import { parseText } from '../../rtc/parse.ts'
import { RateLimit } from '../../rtc/rate-limit.ts'
import { BoardFrameSchema, LIMITS, MAX_POINTER_FRAME_LENGTH, PointerFrameSchema } from './frames.ts'

export interface BoardLinkEvents {
  /** The channel for strokes is open: what to tell the other end first. */
  onopen: () => readonly BoardFrame[]
  onframe: (frame: BoardFrame) => void
  onpointer: (pointer: PointerFrame) => void
}

/** A whole board is a few hundred frames; a hand that draws makes thirty a second. */
const STROKE_PACE = { perSecond: 120, burst: 1_500 }
const POINTER_PACE = { perSecond: 60, burst: 120 }
/** A pointer waits for nobody: what is not sent at once is too old to be sent. */
const MAX_POINTER_BACKLOG_BYTES = 1_000

/** The board's two channels to one other end, whichever connection they belong to now. */
export class BoardLink {
  readonly #events: BoardLinkEvents
  #strokes: RTCDataChannel | null = null
  #pointers: RTCDataChannel | null = null
  #newestPointer = -1

  constructor(events: BoardLinkEvents) {
    this.#events = events
  }

  /** Takes the reliable channel of a new connection. */
  attachStrokes(channel: RTCDataChannel): void {
    release(this.#strokes)
    this.#strokes = channel
    const pace = new RateLimit({
      ...STROKE_PACE,
      nowMs: performance.now(),
    })
    channel.onopen = () => this.#events.onopen().forEach(frame => this.send(frame))
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || data.length > LIMITS.frameLength || !pace.take(performance.now()))
        return
      const frame = parseText(BoardFrameSchema, data)
      if (frame)
        this.#events.onframe(frame)
    }
  }

  /** Takes the lossy channel of a new connection. */
  attachPointers(channel: RTCDataChannel): void {
    release(this.#pointers)
    this.#pointers = channel
    this.#newestPointer = -1
    const pace = new RateLimit({
      ...POINTER_PACE,
      nowMs: performance.now(),
    })
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || data.length > MAX_POINTER_FRAME_LENGTH || !pace.take(performance.now()))
        return
      const pointer = parseText(PointerFrameSchema, data)
      // The channel is unordered: an older place may come after a newer one.
      if (!pointer || pointer.n <= this.#newestPointer)
        return
      this.#newestPointer = pointer.n
      this.#events.onpointer(pointer)
    }
  }

  send(frame: BoardFrame): void {
    if (this.#strokes?.readyState === 'open')
      this.#strokes.send(JSON.stringify(frame))
  }

  sendPointer(pointer: PointerFrame): void {
    if (this.#pointers?.readyState === 'open' && this.#pointers.bufferedAmount < MAX_POINTER_BACKLOG_BYTES)
      this.#pointers.send(JSON.stringify(pointer))
  }

  release(): void {
    release(this.#strokes)
    release(this.#pointers)
    this.#strokes = this.#pointers = null
  }
}

function release(channel: RTCDataChannel | null): void {
  if (channel)
    channel.onopen = channel.onmessage = null
}
