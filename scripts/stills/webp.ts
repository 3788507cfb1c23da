import type { Page } from '@playwright/test'
import { Buffer } from 'node:buffer'

/** What a slide may load for its still. */
const MAX_BYTES = 80_000

/** A screenshot as WebP, as good as fits into 80 kB: the browser that took it encodes it. */
export async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ png, maxBytes }) => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    for (const quality of [0.92, 0.85, 0.75, 0.6, 0.4, 0.25]) {
      const [head, data = ''] = canvas.toDataURL('image/webp', quality).split(',')
      if (head?.includes('webp') && data.length * 3 / 4 <= maxBytes)
        return data
    }
    throw new Error(`The picture does not fit into ${maxBytes} bytes.`)
  }, {
    png: png.toString('base64'),
    maxBytes: MAX_BYTES,
  })
  return Buffer.from(base64, 'base64')
}
