// #region fill
/** Sends `chunk` over and over, never with more than `limit` waiting. */
export function fillChannel(
  channel: RTCDataChannel,
  chunk: ArrayBuffer,
  limit: number, // bytes
): void {
  const fill = (): void => {
    while (channel.bufferedAmount < limit)
      channel.send(chunk)
  }
  channel.bufferedAmountLowThreshold = limit / 2
  channel.onbufferedamountlow = fill
  fill()
}
// #endregion fill

/** Lets what waits run dry. */
export function stopFilling(channel: RTCDataChannel): void {
  channel.onbufferedamountlow = null
}
