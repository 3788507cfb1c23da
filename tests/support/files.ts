import type { FileEndpointOptions } from '../../rtc/transfer/file-endpoint.ts'
import type { FileChannels } from '../../rtc/transfer/file-link.ts'
import type { Store } from '../../rtc/transfer/stores/store.ts'
import { localPort } from '../../rtc/transfer/port.ts'
import { reading } from '../../rtc/transfer/reading-service.ts'
import { createWritingService } from '../../rtc/transfer/writing-service.ts'

/** One end of a channel without a connection, for what a browser's own would be too slow for. */
export class LocalChannel extends EventTarget {
  readyState: RTCDataChannelState = 'open'
  binaryType: BinaryType = 'arraybuffer'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  other: LocalChannel | null = null
  #leaving: (string | ArrayBuffer)[] = []

  /** Everything that is sent in a turn arrives in the next. */
  send(message: string | Uint8Array<ArrayBuffer>): void {
    const data = typeof message === 'string'
      ? message
      : message.slice().buffer
    this.bufferedAmount += sizeOf(data)
    this.#leaving.push(data)
    if (this.#leaving.length === 1)
      setImmediate(() => this.#deliver())
  }

  #deliver(): void {
    for (const data of this.#leaving.splice(0)) {
      this.bufferedAmount -= sizeOf(data)
      this.other?.receive(data)
    }
    this.dispatchEvent(new Event('bufferedamountlow'))
  }

  /** As if the other end had sent it. */
  receive(data: unknown): void {
    if (this.readyState === 'open')
      this.dispatchEvent(new MessageEvent('message', { data }))
  }

  close(): void {
    if (this.readyState === 'closed')
      return
    this.readyState = 'closed'
    this.dispatchEvent(new Event('close'))
    this.other?.close()
  }
}

function sizeOf(data: string | ArrayBuffer): number {
  return typeof data === 'string'
    ? data.length
    : data.byteLength
}

export function localChannelPair(): [LocalChannel, LocalChannel] {
  const ends: [LocalChannel, LocalChannel] = [
    new LocalChannel(),
    new LocalChannel(),
  ]
  ends[0].other = ends[1]
  ends[1].other = ends[0]
  return ends
}

/** The channels of two ends, as a connection would have them. */
export function localChannels(maxMessageSizeBytes = 262_144): [FileChannels, FileChannels] & { close: () => void } {
  const control = localChannelPair()
  const data = localChannelPair()
  const ends = [0, 1].map(end => ({
    control: control[end],
    data: data[end],
    maxMessageSizeBytes: () => maxMessageSizeBytes,
  }) as unknown as FileChannels) as [FileChannels, FileChannels]
  return Object.assign(ends, {
    close() {
      control[0].close()
      data[0].close()
    },
  })
}

/** A store that keeps everything where a test can look at it, and fails when it is told to. */
export class OpenStore implements Store {
  readonly #files: { bytes: Uint8Array<ArrayBuffer>, sizeBytes: number }[] = []
  readonly complete: number[] = []
  /** Every write takes a turn. */
  isSlow = false
  /** Thrown by the next write. */
  failure: DOMException | null = null

  /** What was written. */
  get files(): Uint8Array<ArrayBuffer>[] {
    return this.#files.map(({ bytes, sizeBytes }) => bytes.subarray(0, sizeBytes))
  }

  async open(file: number, keptBytes: number): ReturnType<Store['open']> {
    const kept = this.#files[file] ??= {
      bytes: new Uint8Array(4096),
      sizeBytes: 0,
    }
    kept.sizeBytes = Math.min(kept.sizeBytes, keptBytes)
    return {
      read(intoBytes, offset) {
        const part = kept.bytes.subarray(offset, Math.min(kept.sizeBytes, offset + intoBytes.byteLength))
        intoBytes.set(part)
        return part.byteLength
      },
      write: (bytes, offset) => {
        if (this.failure)
          throw this.failure
        kept.sizeBytes = Math.max(kept.sizeBytes, offset + bytes.byteLength)
        if (kept.sizeBytes > kept.bytes.byteLength) {
          const grown = new Uint8Array(kept.sizeBytes * 2)
          grown.set(kept.bytes)
          kept.bytes = grown
        }
        kept.bytes.set(bytes, offset)
        return this.isSlow
          ? new Promise(resolve => setImmediate(resolve))
          : undefined
      },
      close: async () => {
        this.complete.push(file)
        return new Blob([
          kept.bytes.subarray(0, kept.sizeBytes),
        ])
      },
      abandon: async () => {},
    }
  }
}

/** A device that reads and writes in the page itself, into the store that a test gives. */
export function localDevice(store: Store = new OpenStore()): FileEndpointOptions {
  return {
    createReadingPort: () => localPort(reading),
    createWritingPort: () => localPort(createWritingService(() => store)),
  }
}
