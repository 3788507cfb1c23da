import type { ControlFrame } from './frames.ts'
import { Reassembler, toPieces } from '../framing.ts'
import { RateLimit } from '../rate-limit.ts'
import { parseFrame } from './frames.ts'
import { FRAME_BURST, FRAMES_PER_SECOND, MAX_FRAME_LENGTH } from './limits.ts'

/** The part of an RTCDataChannel that carries control frames. */
export type ControlChannel = Pick<RTCDataChannel, 'readyState' | 'addEventListener' | 'send'>

export interface ControlEvents {
  readonly onframe: (frame: ControlFrame) => void
  /** The other end sent what is no frame, or too many. */
  readonly onviolation: () => void
}

/**
 * Hears control frames on a channel until `signal` ends it, and returns what says one: false while the channel is
 * not open.
 */
export function openControl(channel: ControlChannel, { onframe, onviolation }: ControlEvents, signal: AbortSignal): (frame: ControlFrame) => boolean {
  const reassembler = new Reassembler(MAX_FRAME_LENGTH)
  const limit = new RateLimit({
    perSecond: FRAMES_PER_SECOND,
    burst: FRAME_BURST,
    nowMs: performance.now(),
  })
  channel.addEventListener('message', ({ data }) => {
    const json = limit.take(performance.now())
      ? reassembler.take(data)
      : null
    if (json === undefined)
      return
    const frame = json === null
      ? null
      : parseFrame(json)
    if (frame)
      onframe(frame)
    else
      onviolation()
  }, { signal })

  return (frame) => {
    if (channel.readyState !== 'open' || signal.aborted)
      return false
    for (const piece of toPieces(JSON.stringify(frame)))
      channel.send(piece)
    return true
  }
}
