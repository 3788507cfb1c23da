import { BUFFER_HIGH_BYTES, BUFFER_LOW_BYTES } from './limits.ts'

/** The part of an RTCDataChannel that is filled. */
export type PumpChannel = Pick<RTCDataChannel, 'readyState' | 'bufferedAmount' | 'bufferedAmountLowThreshold' | 'addEventListener' | 'send'>

/**
 * Sends what `next` gives for as long as the channel's buffer is not full, and again whenever it has run low.
 * Call what is returned when there is something to send again after `next` gave nothing; `signal` ends it.
 *
 * @see https://www.w3.org/TR/webrtc/#dom-rtcdatachannel-bufferedamountlowthreshold
 */
export function pump(channel: PumpChannel, next: () => Uint8Array<ArrayBuffer> | null, signal: AbortSignal): () => void {
  const isOpen = (): boolean => channel.readyState === 'open' && !signal.aborted
  // #region backpressure
  function fill(): void {
    while (channel.bufferedAmount < BUFFER_HIGH_BYTES) {
      const chunk = isOpen()
        ? next()
        : null
      if (!chunk)
        return
      channel.send(chunk)
    }
  }
  channel.bufferedAmountLowThreshold = BUFFER_LOW_BYTES
  const drained = 'bufferedamountlow'
  channel.addEventListener(drained, fill, { signal })
  // #endregion backpressure
  return fill
}
