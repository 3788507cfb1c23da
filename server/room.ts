import type { RoomHost } from '../room/host.ts'
import type { RoomLog } from '../room/log.ts'
import type { PeerServerAddress } from '../rtc/peer.ts'

export interface StageRoomOptions {
  readonly code: string
  readonly hostKey: string
  readonly log: RoomLog
  /** Asked with every connection. */
  readonly iceServers: () => RTCIceServer[]
  /** Where the host reaches signaling. */
  readonly server: PeerServerAddress
}

/** Hosts the room in this process, over WebRTC without a browser; resolves when devices can join. */
export async function startRoom({ code, hostKey, log, iceServers, server }: StageRoomOptions): Promise<RoomHost> {
  await import('./webrtc-polyfill.ts')
  const [{ RoomHost }, { createPeerHostTransport }] = await Promise.all([
    import('../room/host.ts'),
    import('../room/peer-transport.ts'),
  ])
  const host = new RoomHost({ hostKey, log })
  await host.start()
  await host.addTransport(createPeerHostTransport({
    code,
    iceServers,
    server,
  }))
  return host
}
