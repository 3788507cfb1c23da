import type { Page } from '@playwright/test'

/** What a page holds open of the platform. */
export interface OpenThings {
  readonly connections: number
  readonly tracks: number
}

/** Counts every RTCPeerConnection and every local track that a page makes from now on. Call before it loads. */
export async function watchPlatform(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = []
    const tracks: MediaStreamTrack[] = []
    Object.assign(globalThis, {
      __open: { connections, tracks },
    })
    globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(target, args) {
        const connection = Reflect.construct(target, args) as RTCPeerConnection
        connections.push(connection)
        connection.addEventListener('track', ({ track }) => tracks.push(track))
        return connection
      },
    })
    const devices = navigator.mediaDevices as MediaDevices | undefined
    const original = devices?.getUserMedia.bind(devices)
    if (devices && original) {
      devices.getUserMedia = async (constraints) => {
        const stream = await original(constraints)
        tracks.push(...stream.getTracks())
        return stream
      }
    }
  })
}

/** What is open now, apart from connections that carry no media: the room's own. */
export function openThings(page: Page): Promise<OpenThings> {
  return page.evaluate(() => {
    const { connections, tracks } = (globalThis as unknown as { __open: { connections: RTCPeerConnection[], tracks: MediaStreamTrack[] } }).__open
    return {
      connections: connections.filter(connection => connection.signalingState !== 'closed' && connection.getTransceivers().length > 0).length,
      tracks: tracks.filter(track => track.readyState === 'live').length,
    }
  })
}
