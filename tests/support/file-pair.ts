import type { FileEndpointOptions } from '../../rtc/transfer/file-endpoint.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'
import { createHash, randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { localChannels, localDevice, OpenStore } from './files.ts'

export const MIB = 1024 * 1024

/** An endpoint that is closed when the test ends. */
export function openEnd(options: ConstructorParameters<typeof FileEndpoint>[0]): FileEndpoint {
  const endpoint = new FileEndpoint(options)
  onTestFinished(() => endpoint.close())
  return endpoint
}

export interface PairOptions {
  readonly store?: OpenStore
  readonly assess?: () => Promise<'too-large' | null>
  readonly createReadingPort?: FileEndpointOptions['createReadingPort']
}

export function createPair(options: PairOptions = {}): {
  sender: FileEndpoint
  receiver: FileEndpoint
  store: OpenStore
  connect: (maxMessageSizeBytes?: number) => ReturnType<typeof localChannels>
} {
  const store = options.store ?? new OpenStore()
  const device = localDevice()
  const sender = openEnd({
    ...device,
    createReadingPort: options.createReadingPort ?? device.createReadingPort,
  })
  const receiver = openEnd({
    ...localDevice(store),
    ...(options.assess
      ? { assess: options.assess }
      : {}),
  })
  return {
    sender,
    receiver,
    store,
    connect(maxMessageSizeBytes) {
      const channels = localChannels(maxMessageSizeBytes)
      sender.attach(channels[0])
      receiver.attach(channels[1])
      return channels
    },
  }
}

export function fileOf(bytes: Uint8Array<ArrayBuffer>, name = 'file.bin', folders: string[] = []): { name: string, folders: string[], content: Blob } {
  return {
    name,
    folders,
    content: new Blob([bytes]),
  }
}

export const random = (sizeBytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(sizeBytes))
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Waits for a transfer to be as wanted, and is there at that very moment. */
export function until(endpoint: FileEndpoint, isWanted: (transfer: Transfer) => boolean, index = 0): Promise<Transfer> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const transfer = endpoint.transfers.at(index)
      if (!transfer || !isWanted(transfer))
        return false
      resolve(transfer)
      return true
    }
    if (look())
      return
    const before = endpoint.onchange
    endpoint.onchange = () => {
      before?.()
      look()
    }
  })
}

export const isDone = ({ phase }: Transfer): boolean => phase === 'done'
export const isAsked = ({ phase }: Transfer): boolean => phase === 'asked'
export const hasEnded = ({ phase }: Transfer): boolean => phase === 'ended'
export const hasMoved = (bytes: number) => ({ doneBytes }: Transfer): boolean => doneBytes >= bytes

export function movedBytes(endpoint: FileEndpoint): number {
  return endpoint.transfers[0]?.movedBytes ?? 0
}

export async function acceptFirst(receiver: FileEndpoint): Promise<void> {
  const { key } = await until(receiver, isAsked)
  receiver.accept(key, { kind: 'memory' })
}
