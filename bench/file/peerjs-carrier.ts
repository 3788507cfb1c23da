import type { DataConnection } from 'peerjs'
import type { Carrier, PeerjsKind } from './carrier.ts'
import { Peer } from 'peerjs'
import { ByteCounter } from './byte-counter.ts'

/** What every browser takes as one message: `raw` cuts nothing up, `binary` cuts into pieces of 16,300 bytes. */
const PIECE_BYTES = 65_536

/** Can be called by the other end when this is done; connected some time later. */
export async function callPeer(kind: PeerjsKind, isSender: boolean, name: string): Promise<{ connected: Promise<Carrier> }> {
  const idOf = (end: string): string => `bench-${end}-${name}`
  const peer = new Peer(idOf(isSender ? 'sender' : 'receiver'), {
    host: location.hostname,
    port: Number(location.port),
    path: '/signal',
    config: { iceServers: [] },
  })
  await new Promise<unknown>((resolve, reject) => {
    peer.once('open', resolve)
    peer.once('error', reject)
  })
  return {
    connected: connect(),
  }

  async function connect(): Promise<Carrier> {
    const connection = isSender
      ? peer.connect(idOf('receiver'), {
          reliable: true,
          serialization: kind === 'peerjs-raw'
            ? 'raw'
            : 'binary',
        })
      : await new Promise<DataConnection>(resolve => peer.once('connection', resolve))
    if (!connection.open)
      await new Promise<void>(resolve => connection.once('open', resolve))
    return toCarrier(connection, () => peer.destroy())
  }
}

/** PeerJS's own: whatever is sent is queued in memory, and leaves when a timer finds room. */
function toCarrier(connection: DataConnection, closePeer: () => void): Carrier {
  const received = new ByteCounter()
  const isThere = Promise.withResolvers<void>()
  connection.on('data', (data) => {
    if (typeof data === 'string')
      isThere.resolve()
    else if (data instanceof ArrayBuffer || ArrayBuffer.isView(data))
      received.add(data.byteLength)
  })

  return {
    connection: connection.peerConnection,
    async offer() {},
    async send({ size }) {
      const piece = new Uint8Array(PIECE_BYTES)
      crypto.getRandomValues(piece)
      for (let sentBytes = 0; sentBytes < size; sentBytes += PIECE_BYTES)
        await connection.send(piece.subarray(0, size - sentBytes))
      await isThere.promise
    },
    async receive(sizeBytes) {
      await received.until(sizeBytes)
      await connection.send('all there')
    },
    async close() {
      closePeer()
    },
  }
}
