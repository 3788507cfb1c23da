// #region recovery
export function keepAlive(
  connection: RTCPeerConnection,
  signal: AbortSignal,
): void {
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'failed')
      connection.restartIce()
  }, { signal })
  // A phone that wakes up does not wait for that.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && isBroken(connection))
      connection.restartIce()
  }, { signal })
}
// #endregion recovery

function isBroken({ connectionState }: RTCPeerConnection): boolean {
  return connectionState === 'disconnected' || connectionState === 'failed'
}
