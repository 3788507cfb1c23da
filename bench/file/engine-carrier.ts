import type { Transfer } from '../../rtc/transfer/transfer.ts'
import type { Carrier } from './carrier.ts'
import { openDataChannel } from '../../rtc/data-channels.ts'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { ReceivingStorage } from '../../rtc/transfer/receiving-storage.ts'
import { startReading, startWriting } from '../../rtc/transfer/workers.ts'

/** The product's own: the file is read from disk, hashed at both ends, and written to the origin private file system. */
export function openEngine(connection: RTCPeerConnection): Carrier {
  const storage = new ReceivingStorage({
    scope: crypto.randomUUID(),
    limitBytes: () => null,
  })
  const endpoint = new FileEndpoint({
    createReadingPort: startReading,
    createWritingPort: startWriting,
    assess: storage.assess,
    discard: storage.discard,
  })
  const control = openDataChannel(connection, 'file-control')
  const data = openDataChannel(connection, 'file-data')
  endpoint.attach({
    control,
    data,
    maxMessageSizeBytes: () => connection.sctp?.maxMessageSize ?? 0,
  })

  function until(isWanted: (transfer: Transfer) => boolean): Promise<Transfer> {
    return new Promise((resolve, reject) => {
      endpoint.onchange = () => {
        const [transfer] = endpoint.transfers
        if (transfer?.phase === 'ended')
          reject(new Error(`The transfer ended: ${transfer.end?.reason}.`))
        else if (transfer && isWanted(transfer))
          resolve(transfer)
      }
      endpoint.onchange()
    })
  }

  return {
    connection,
    async send(file) {
      endpoint.offer([
        { name: file.name, folders: [], content: file },
      ])
      await until(({ phase }) => phase === 'done')
    },
    async receive() {
      const { key, files } = await until(({ phase }) => phase === 'asked')
      endpoint.accept(key, await storage.plan(key, files))
      await until(({ phase }) => phase === 'done')
    },
    async close() {
      await endpoint.close()
      await storage.leave()
      connection.close()
    },
  }
}
