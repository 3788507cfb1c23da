import type { Position } from './position.ts'
import { BALLAST_BYTES } from './ballast.ts'
import { encodePosition } from './position.ts'

// #region send-positions
/** Tells all four where the leader is: same message, same time. */
export function sendPosition(
  channels: readonly RTCDataChannel[],
  position: Position,
): void {
  const message = encodePosition(position)
  for (const channel of channels)
    channel.send(message)
}
// #endregion send-positions

const ballast = new ArrayBuffer(BALLAST_BYTES)

/** Puts as much else into the queues of all four, which the other end throws away. */
export function sendBallast(channels: readonly RTCDataChannel[], pieces: number): void {
  for (let piece = 0; piece < pieces; piece++) {
    for (const channel of channels)
      channel.send(ballast)
  }
}
