import type { Transfer } from '../../rtc/transfer/transfer.ts'
import type { Carrier, EngineKind } from './carrier.ts'
import { openDataChannel } from '../../rtc/data-channels.ts'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { ReceivingStorage } from '../../rtc/transfer/receiving-storage.ts'
import { startReading, startWriting } from '../../rtc/transfer/workers.ts'

/** How long a person takes to say yes, and nobody says it sooner. */
const PERSON_MS = 2_000

/** The product's own: the file is read from disk, hashed at both ends, and written to the origin private file system. */
export function openEngine(connection: RTCPeerConnection, kind: EngineKind): Carrier {
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
    async offer(file) {
      endpoint.offer([
        { name: file.name, folders: [], content: file },
      ])
      await until(({ phase }) => phase === 'agreed')
    },
    async send() {
      await until(({ phase }) => phase === 'done')
    },
    async receive() {
      const { key, files } = await until(({ phase }) => phase === 'asked')
      if (kind === 'engine')
        await new Promise(resolve => setTimeout(resolve, PERSON_MS))
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
