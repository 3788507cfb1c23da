import type { Page } from '@playwright/test'

/** What went over a page's channels for files, counted outside of the product's own code. */
export interface FileTraffic {
  /** Content that was given to the channel, in bytes. */
  readonly sentBytes: number
  /** Of that, content that the other end had acknowledged before. */
  readonly againBytes: number
  /** As far as the other end has acknowledged the first file. */
  readonly acknowledgedBytes: number
}

/** Watches what a page sends of the first file of its first offer. Call before it loads. */
export async function watchFiles(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const HEADER_BYTES = 16
    const traffic = { sentBytes: 0, againBytes: 0, acknowledgedBytes: 0 }
    Object.assign(globalThis, { __files: traffic })
    const create = RTCPeerConnection.prototype.createDataChannel
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = create.apply(this, args)
      if (channel.label === 'file-control') {
        channel.addEventListener('message', ({ data }) => {
          const text = String(data)
          const ack = text.startsWith('.') && text.includes('"kind":"ack"')
            ? JSON.parse(text.slice(1)) as { file: number, offset: number }
            : null
          if (ack?.file === 0)
            traffic.acknowledgedBytes = Math.max(traffic.acknowledgedBytes, ack.offset)
        })
      }
      if (channel.label === 'file-data') {
        const send = channel.send.bind(channel) as (data: Uint8Array<ArrayBuffer>) => void
        channel.send = (data: unknown) => {
          const frame = data as Uint8Array<ArrayBuffer>
          const view = new DataView(frame.buffer, frame.byteOffset, HEADER_BYTES)
          const offset = view.getUint32(8) * 2 ** 32 + view.getUint32(12)
          const contentBytes = frame.byteLength - HEADER_BYTES
          if (view.getUint32(4) === 0) {
            traffic.sentBytes += contentBytes
            traffic.againBytes += Math.max(0, Math.min(contentBytes, traffic.acknowledgedBytes - offset))
          }
          send(frame)
        }
      }
      return channel
    }
  })
}

export function fileTraffic(page: Page): Promise<FileTraffic> {
  return page.evaluate(() => (globalThis as unknown as { __files: FileTraffic }).__files)
}
