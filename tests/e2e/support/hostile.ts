import type { Page } from '@playwright/test'

/** Keeps every data channel that a page makes from now on in reach of {@link sendRaw}. Call before it loads. */
export async function holdChannels(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const channels: RTCDataChannel[] = []
    Object.assign(globalThis, { __channels: channels })
    const create = RTCPeerConnection.prototype.createDataChannel
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = create.apply(this, args)
      channels.push(channel)
      return channel
    }
  })
}

/** Sends something over a page's open channels of that label past all of the page's own code; how many took it. */
export function sendRaw(page: Page, label: string, payloads: readonly (string | number[])[], times = 1): Promise<number> {
  return page.evaluate(({ label, payloads, times }) => {
    const { __channels: channels } = globalThis as unknown as { __channels: RTCDataChannel[] }
    const open = channels.filter(channel => channel.label === label && channel.readyState === 'open')
    for (const channel of open) {
      for (let round = 0; round < times; round++) {
        for (const payload of payloads) {
          if (typeof payload === 'string')
            channel.send(payload)
          else
            channel.send(new Uint8Array(payload))
        }
      }
    }
    return open.length
  }, { label, payloads, times })
}
