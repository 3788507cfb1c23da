import type { Carrier, RawTuning } from './carrier.ts'
import { ByteCounter } from './byte-counter.ts'

/**
 * The least there is: one channel, filled with the same bytes again and again as its buffer allows, and counted at
 * the other end. Nothing is read, hashed or written.
 */
export function openRaw(connection: RTCPeerConnection, { chunkBytes, highBytes, lowBytes }: RawTuning): Carrier {
  const channel = connection.createDataChannel('raw', { negotiated: true, id: 20 })
  channel.binaryType = 'arraybuffer'
  channel.bufferedAmountLowThreshold = lowBytes
  const received = new ByteCounter()
  const isThere = Promise.withResolvers<void>()
  channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => typeof data === 'string'
    ? isThere.resolve()
    : received.add(data.byteLength)

  return {
    connection,
    async offer() {},
    async send({ size }) {
      const chunk = new Uint8Array(chunkBytes)
      crypto.getRandomValues(chunk.subarray(0, 65_536))
      for (let sentBytes = 0; sentBytes < size;) {
        for (; sentBytes < size && channel.bufferedAmount < highBytes; sentBytes += chunkBytes) {
          channel.send(sentBytes + chunkBytes > size
            ? chunk.subarray(0, size - sentBytes)
            : chunk)
        }
        if (sentBytes < size)
          await new Promise(resolve => channel.onbufferedamountlow = resolve)
      }
      await isThere.promise
    },
    async receive(sizeBytes) {
      await received.until(sizeBytes)
      channel.send('all there')
    },
    async close() {
      connection.close()
    },
  }
}
